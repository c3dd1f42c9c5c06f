package dks.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.regex.Pattern;

/** Works out the functions of one template; those of others that references lead to in evaluations of their own. */
final class Evaluation {
    /** References lead from template to template; more than this is a circle. */
    private static final int DEEPEST = 50;

    private static final Pattern LIST = Pattern.compile("CommaDelimitedList|List<.*>");

    private final Templates templates;
    private final Known known;
    private final Template from;
    private final int depth;

    Evaluation(Templates templates, Known known, Template from, int depth) {
        this.templates = templates;
        this.known = known;
        this.from = from;
        this.depth = depth;
    }

    Template from() {
        return from;
    }

    JsonNode of(JsonNode written) throws Unresolvable {
        if (depth > DEEPEST) {
            throw new Unresolvable("references lead in a circle through " + from.stackName());
        }
        if (written.isArray()) {
            return list(written);
        }
        if (!written.isObject()) {
            return written;
        }
        if (written.size() == 1) {
            var function = written.properties().iterator().next();
            if (function.getKey().equals("Ref") || function.getKey().startsWith("Fn::")) {
                return deeper(from).function(function.getKey(), function.getValue());
            }
        }
        return object(written);
    }

    String text(JsonNode written) throws Unresolvable {
        JsonNode value = of(written);
        if (!value.isValueNode() || value.isNull()) {
            throw new Unresolvable("a text is needed where there is " + written);
        }
        return value.asText();
    }

    private JsonNode function(String name, JsonNode argument) throws Unresolvable {
        var texts = new TextFunctions(this);
        return switch (name) {
            case "Ref" -> reference(argument.asText());
            case "Fn::GetAtt" -> attribute(argument);
            case "Fn::Join" -> texts.join(argument);
            case "Fn::Sub" -> texts.substitute(argument);
            case "Fn::Select" -> texts.select(argument);
            case "Fn::Split" -> texts.split(argument);
            case "Fn::If" -> of(argument.path(new Conditions(from, this::text).holds(argument.path(0)) ? 1 : 2));
            case "Fn::FindInMap" -> texts.find(argument);
            case "Fn::GetStackOutput" -> output(argument);
            case "Fn::ImportValue" -> imported(argument);
            default -> throw new Unresolvable(name + " is not worked out here");
        };
    }

    JsonNode reference(String name) throws Unresolvable {
        if (name.equals("AWS::NoValue")) {
            return MissingNode.getInstance();
        }
        if (name.startsWith("AWS::")) {
            return TextNode.valueOf(known.pseudoParameter(from, name)
                    .orElseThrow(() -> new Unresolvable(name + " is known to AWS alone")));
        }
        JsonNode parameter = from.json().path("Parameters").path(name);
        return parameter.isMissingNode() ? told(name, Known.REF) : standard(name, parameter);
    }

    /** What a parameter is when nobody gives it: the default that the template names. */
    private JsonNode standard(String name, JsonNode parameter) throws Unresolvable {
        JsonNode standard = parameter.path("Default");
        String type = parameter.path("Type").asText();
        // The default of a parameter of this type is the name of a value that AWS Systems Manager keeps.
        if (!standard.isValueNode() || type.startsWith("AWS::SSM::Parameter")) {
            throw new Unresolvable("the parameter " + name + " of " + from.stackName() + " is known to AWS alone");
        }
        if (!LIST.matcher(type).matches()) {
            return standard;
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (String item : standard.asText().split(",")) {
            list.add(item.strip());
        }
        return list;
    }

    JsonNode attribute(JsonNode argument) throws Unresolvable {
        if (argument.isArray()) {
            return told(argument.path(0).asText(), text(argument.path(1)));
        }
        String[] parts = argument.asText().split("\\.", 2);
        return told(parts[0], parts.length == 2 ? parts[1] : "");
    }

    private JsonNode told(String logicalId, String attribute) throws Unresolvable {
        Resource resource = from.resource(logicalId)
                .orElseThrow(() -> new Unresolvable(from.stackName() + " has no resource " + logicalId));
        return TextNode.valueOf(known.attribute(resource, attribute)
                .orElseThrow(() -> new Unresolvable(
                        (attribute.equals(Known.REF) ? "the name" : attribute) + " of " + logicalId + " ("
                                + resource.type() + ") is known to AWS alone",
                        resource)));
    }

    private JsonNode output(JsonNode argument) throws Unresolvable {
        String stack = text(argument.path("StackName"));
        String name = text(argument.path("OutputName"));
        return follow(templates
                .output(stack, name)
                .orElseThrow(() -> new Unresolvable("there is no output " + name + " of a stack " + stack)));
    }

    private JsonNode imported(JsonNode argument) throws Unresolvable {
        String name = text(argument);
        return follow(
                templates.export(name).orElseThrow(() -> new Unresolvable("no stack exports anything as " + name)));
    }

    private JsonNode follow(Output output) throws Unresolvable {
        return deeper(output.template()).of(output.value());
    }

    private Evaluation deeper(Template template) {
        return new Evaluation(templates, known, template, depth + 1);
    }

    private JsonNode list(JsonNode written) throws Unresolvable {
        ArrayNode values = JsonNodeFactory.instance.arrayNode();
        for (JsonNode item : written) {
            JsonNode value = of(item);
            if (!value.isMissingNode()) {
                values.add(value);
            }
        }
        return values;
    }

    private JsonNode object(JsonNode written) throws Unresolvable {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : written.properties()) {
            JsonNode value = of(field.getValue());
            if (!value.isMissingNode()) {
                values.set(field.getKey(), value);
            }
        }
        return values;
    }
}
