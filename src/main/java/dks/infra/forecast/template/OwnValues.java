package dks.infra.forecast.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a template decides by itself, put in where it is asked for: the defaults of parameters, mappings, conditions, and
 * texts made of these. What only AWS knows stays as it is written, and so does what a nested stack gets from the one
 * around it. The Region is taken to be us-east-1, as prices are.
 */
final class OwnValues {
    private static final Map<String, String> PSEUDO_PARAMETERS =
            Map.of("AWS::Region", "us-east-1", "AWS::Partition", "aws");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^!}][^}]*)}");
    private static final Pattern LIST = Pattern.compile("CommaDelimitedList|List<.*>");

    private final JsonNode template;
    private final OwnConditions conditions;

    private OwnValues(JsonNode template) {
        this.template = template;
        this.conditions = new OwnConditions(template.path("Conditions"), this::of);
    }

    /** The template with its own values put in, and without the resources that its conditions rule out. */
    static JsonNode putInto(JsonNode template) {
        if (!template.path("Resources").isObject()) {
            return template;
        }
        var own = new OwnValues(template);
        ObjectNode changed = template.deepCopy();
        ObjectNode resources = changed.putObject("Resources");
        template.path("Resources").properties().forEach(entry -> {
            JsonNode condition = entry.getValue().path("Condition");
            boolean ruledOut = condition.isTextual()
                    && own.conditions.holds(condition).map(holds -> !holds).orElse(false);
            if (!ruledOut) {
                resources.set(entry.getKey(), own.of(entry.getValue()));
            }
        });
        if (template.has("Outputs")) {
            changed.set("Outputs", own.of(template.path("Outputs")));
        }
        return changed;
    }

    private JsonNode of(JsonNode written) {
        if (written.isArray()) {
            ArrayNode values = JsonNodeFactory.instance.arrayNode();
            written.forEach(item -> {
                JsonNode value = of(item);
                if (!isNothing(value)) {
                    values.add(value);
                }
            });
            return values;
        }
        return written.isObject() ? function(written).orElseGet(() -> object(written)) : written;
    }

    private ObjectNode object(JsonNode written) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        written.properties().forEach(entry -> {
            JsonNode value = of(entry.getValue());
            if (!isNothing(value)) {
                values.set(entry.getKey(), value);
            }
        });
        return values;
    }

    private Optional<JsonNode> function(JsonNode written) {
        if (written.size() != 1) {
            return Optional.empty();
        }
        var function = written.properties().iterator().next();
        JsonNode argument = function.getValue();
        return switch (function.getKey()) {
            case "Ref" -> named(argument.asText());
            case "Fn::FindInMap" -> mapped(argument);
            case "Fn::If" -> conditions.holds(argument.path(0)).map(holds -> of(argument.path(holds ? 1 : 2)));
            case "Fn::Sub" -> substituted(argument);
            default -> Optional.empty();
        };
    }

    private Optional<JsonNode> named(String name) {
        if (PSEUDO_PARAMETERS.containsKey(name)) {
            return Optional.of(TextNode.valueOf(PSEUDO_PARAMETERS.get(name)));
        }
        JsonNode parameter = template.path("Parameters").path(name);
        JsonNode standard = parameter.path("Default");
        String type = parameter.path("Type").asText();
        // The default of a parameter of this type is the name of a value that AWS Systems Manager keeps.
        if (!standard.isValueNode() || type.startsWith("AWS::SSM::Parameter")) {
            return Optional.empty();
        }
        if (!LIST.matcher(type).matches()) {
            return Optional.of(standard);
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (String item : standard.asText().split(",")) {
            list.add(item.strip());
        }
        return Optional.of(list);
    }

    private Optional<JsonNode> mapped(JsonNode argument) {
        JsonNode found = template.path("Mappings");
        for (int level = 0; level < 3; level++) {
            found = found.path(of(argument.path(level)).asText());
        }
        return found.isMissingNode() ? Optional.empty() : Optional.of(found);
    }

    private Optional<JsonNode> substituted(JsonNode argument) {
        String text = argument.isArray() ? argument.path(0).asText() : argument.asText();
        var whole = new StringBuilder();
        Matcher variable = VARIABLE.matcher(text);
        while (variable.find()) {
            JsonNode given = argument.path(1).path(variable.group(1));
            Optional<JsonNode> value = given.isMissingNode() ? named(variable.group(1)) : Optional.of(of(given));
            if (value.isEmpty() || !value.get().isValueNode()) {
                return Optional.empty();
            }
            variable.appendReplacement(
                    whole, Matcher.quoteReplacement(value.get().asText()));
        }
        return Optional.of(
                TextNode.valueOf(variable.appendTail(whole).toString().replace("${!", "${")));
    }

    private static boolean isNothing(JsonNode value) {
        return value.path("Ref").asText().equals("AWS::NoValue");
    }
}
