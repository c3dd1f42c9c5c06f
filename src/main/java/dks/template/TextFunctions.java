package dks.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** The functions that make texts of texts. */
record TextFunctions(Evaluation evaluation) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]*)}");

    JsonNode join(JsonNode argument) throws Unresolvable {
        var joined = new StringJoiner(argument.path(0).asText());
        for (JsonNode part : evaluation.of(argument.path(1))) {
            joined.add(evaluation.text(part));
        }
        return TextNode.valueOf(joined.toString());
    }

    JsonNode substitute(JsonNode argument) throws Unresolvable {
        String written = argument.isArray() ? argument.path(0).asText() : argument.asText();
        JsonNode names = argument.isArray() ? argument.path(1) : MissingNode.getInstance();
        var text = new StringBuilder();
        var matcher = VARIABLE.matcher(written);
        int end = 0;
        while (matcher.find()) {
            text.append(written, end, matcher.start());
            boolean literal = !matcher.group(1).isEmpty();
            text.append(literal ? "${" + matcher.group(2) + "}" : named(names, matcher.group(2)));
            end = matcher.end();
        }
        return TextNode.valueOf(text.append(written.substring(end)).toString());
    }

    private String named(JsonNode names, String name) throws Unresolvable {
        if (names.has(name)) {
            return evaluation.text(names.get(name));
        }
        return (name.contains(".") ? evaluation.attribute(TextNode.valueOf(name)) : evaluation.reference(name))
                .asText();
    }

    JsonNode select(JsonNode argument) throws Unresolvable {
        String index = evaluation.text(argument.path(0));
        JsonNode list = evaluation.of(argument.path(1));
        if (!index.matches("\\d{1,4}") || !list.has(Integer.parseInt(index))) {
            throw new Unresolvable("Fn::Select asks for element " + index + " of a list of " + list.size());
        }
        return list.get(Integer.parseInt(index));
    }

    JsonNode split(JsonNode argument) throws Unresolvable {
        ArrayNode parts = JsonNodeFactory.instance.arrayNode();
        String text = evaluation.text(argument.path(1));
        List.of(text.split(Pattern.quote(argument.path(0).asText()), -1)).forEach(parts::add);
        return parts;
    }

    JsonNode find(JsonNode argument) throws Unresolvable {
        var keys = new ArrayList<String>();
        for (JsonNode key : argument) {
            keys.add(evaluation.text(key));
        }
        JsonNode found = evaluation.from().json().path("Mappings");
        for (String key : keys) {
            found = found.path(key);
        }
        if (found.isMissingNode()) {
            throw new Unresolvable(evaluation.from().stackName() + " has no mapping " + String.join(", ", keys));
        }
        return found;
    }
}
