package dks.infra.forecast.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * Works out CloudFormation's functions: what a value of a template will be, references to other templates included.
 * Attributes of resources come from {@link Known}.
 */
public final class Resolver {
    /** References lead from template to template; more than this is a circle. */
    private static final int DEEPEST = 50;

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]*)}");

    private final Templates templates;
    private final Known known;

    public Resolver(Templates templates, Known known) {
        this.templates = templates;
        this.known = known;
    }

    /** The templates that references lead through. */
    public Templates templates() {
        return templates;
    }

    /**
     * A value without functions; a missing node for {@code AWS::NoValue}.
     *
     * @throws Unresolvable when a part of it cannot be told without AWS, or is no function that CloudFormation has
     */
    public JsonNode value(Template from, JsonNode written) throws Unresolvable {
        return new Evaluation(from, 0).of(written);
    }

    /**
     * A value as text, numbers and booleans as CloudFormation writes them.
     *
     * @throws Unresolvable as {@link #value}, and for lists, objects and {@code AWS::NoValue}
     */
    public String text(Template from, JsonNode written) throws Unresolvable {
        return new Evaluation(from, 0).text(written);
    }

    /**
     * Whether CloudFormation makes a resource: its condition holds, if it has one.
     *
     * @throws Unresolvable when that cannot be told without AWS
     */
    public boolean exists(Resource resource) throws Unresolvable {
        JsonNode condition = resource.json().path("Condition");
        return condition.isMissingNode()
                || new Conditions(resource.template(), written -> text(resource.template(), written)).holds(condition);
    }

    private final class Evaluation {
        private final Template from;
        private final int depth;

        Evaluation(Template from, int depth) {
            this.from = from;
            this.depth = depth;
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
            return switch (name) {
                case "Ref" -> reference(argument.asText());
                case "Fn::GetAtt" -> attribute(argument);
                case "Fn::Join" -> join(argument);
                case "Fn::Sub" -> substitute(argument);
                case "Fn::Select" -> select(argument);
                case "Fn::Split" -> split(argument);
                case "Fn::If" -> of(argument.path(new Conditions(from, this::text).holds(argument.path(0)) ? 1 : 2));
                case "Fn::FindInMap" -> find(argument);
                case "Fn::GetStackOutput" -> output(argument);
                case "Fn::ImportValue" -> imported(argument);
                default -> throw new Unresolvable(name + " is not worked out here");
            };
        }

        private JsonNode reference(String name) throws Unresolvable {
            if (name.equals("AWS::NoValue")) {
                return MissingNode.getInstance();
            }
            if (name.startsWith("AWS::")) {
                return TextNode.valueOf(known.pseudoParameter(from, name)
                        .orElseThrow(() -> new Unresolvable(name + " is known to AWS alone")));
            }
            JsonNode standard = from.json().path("Parameters").path(name).path("Default");
            return standard.isMissingNode() ? told(name, Known.REF) : standard;
        }

        private JsonNode attribute(JsonNode argument) throws Unresolvable {
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

        private JsonNode join(JsonNode argument) throws Unresolvable {
            var joined = new StringJoiner(argument.path(0).asText());
            for (JsonNode part : of(argument.path(1))) {
                joined.add(text(part));
            }
            return TextNode.valueOf(joined.toString());
        }

        private JsonNode substitute(JsonNode argument) throws Unresolvable {
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
                return text(names.get(name));
            }
            return (name.contains(".") ? attribute(TextNode.valueOf(name)) : reference(name)).asText();
        }

        private JsonNode select(JsonNode argument) throws Unresolvable {
            int index = Integer.parseInt(text(argument.path(0)));
            JsonNode list = of(argument.path(1));
            if (!list.has(index)) {
                throw new Unresolvable("Fn::Select asks for element " + index + " of a list of " + list.size());
            }
            return list.get(index);
        }

        private JsonNode split(JsonNode argument) throws Unresolvable {
            ArrayNode parts = JsonNodeFactory.instance.arrayNode();
            String text = text(argument.path(1));
            List.of(text.split(Pattern.quote(argument.path(0).asText()), -1)).forEach(parts::add);
            return parts;
        }

        private JsonNode find(JsonNode argument) throws Unresolvable {
            var keys = new ArrayList<String>();
            for (JsonNode key : argument) {
                keys.add(text(key));
            }
            JsonNode found = from.json().path("Mappings");
            for (String key : keys) {
                found = found.path(key);
            }
            if (found.isMissingNode()) {
                throw new Unresolvable(from.stackName() + " has no mapping " + String.join(", ", keys));
            }
            return found;
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
            return new Evaluation(template, depth + 1);
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
}
