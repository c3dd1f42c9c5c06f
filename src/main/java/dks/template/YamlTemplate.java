package dks.template;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** Reads YAML as the JSON that CloudFormation makes of it: {@code !Ref x} is {@code {"Ref": "x"}}. */
final class YamlTemplate {
    private static final YAMLFactory YAML = new YAMLFactory();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** Their long forms are not named {@code Fn::…}. */
    private static final Set<String> PLAIN = Set.of("Ref", "Condition");

    private final YAMLParser parser;

    private YamlTemplate(YAMLParser parser) {
        this.parser = parser;
    }

    static JsonNode read(Path file) throws IOException {
        try (YAMLParser parser = YAML.createParser(file.toFile())) {
            return parser.nextToken() == null ? MissingNode.getInstance() : new YamlTemplate(parser).value();
        }
    }

    private JsonNode value() throws IOException {
        String tag = parser.getTypeId();
        JsonNode value = switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            default -> NODES.textNode(parser.getText());
        };
        return tag == null || tag.startsWith("tag:") ? value : function(tag, value);
    }

    private ObjectNode object() throws IOException {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            object.set(name, value());
        }
        return object;
    }

    private ArrayNode array() throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value());
        }
        return array;
    }

    private static ObjectNode function(String tag, JsonNode value) {
        ObjectNode function = NODES.objectNode();
        if (tag.equals("GetAtt") && value.isTextual()) {
            String[] parts = value.asText().split("\\.", 2);
            ArrayNode path = function.putArray("Fn::GetAtt");
            for (String part : parts) {
                path.add(part);
            }
            return function;
        }
        return function.set(PLAIN.contains(tag) ? tag : "Fn::" + tag, value);
    }
}
