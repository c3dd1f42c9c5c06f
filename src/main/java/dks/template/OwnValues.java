package dks.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a template decides by itself, put in where it is asked for: the defaults of parameters, mappings, conditions, and
 * texts made of these. What only AWS or another template knows stays as it is written, and so does what a nested stack
 * gets from the one around it. The Region is taken to be us-east-1, as prices are.
 */
final class OwnValues implements Known {
    private static final Map<String, String> PSEUDO_PARAMETERS =
            Map.of("AWS::Region", "us-east-1", "AWS::Partition", "aws");

    private final Template template;
    private final Resolver resolver;

    private OwnValues(Template template) {
        this.template = template;
        this.resolver = new Resolver(new Templates(List.of()), this);
    }

    /** The template with its own values put in, and without the resources that its conditions rule out. */
    static Template putInto(Template template) {
        return template.json().path("Resources").isObject() ? new OwnValues(template).changed() : template;
    }

    @Override
    public Optional<String> attribute(Resource resource, String attribute) {
        return Optional.empty();
    }

    @Override
    public Optional<String> pseudoParameter(Template template, String name) {
        return Optional.ofNullable(PSEUDO_PARAMETERS.get(name));
    }

    private Template changed() {
        ObjectNode changed = template.json().deepCopy();
        ObjectNode resources = changed.putObject("Resources");
        template.resources()
                .filter(resource -> !isRuledOut(resource))
                .forEach(resource -> resources.set(resource.logicalId(), of(resource.json())));
        if (changed.has("Outputs")) {
            changed.set("Outputs", of(template.json().path("Outputs")));
        }
        return new Template(template.stackName(), template.file(), changed);
    }

    private boolean isRuledOut(Resource resource) {
        try {
            return !resolver.exists(resource);
        } catch (Unresolvable e) {
            return false;
        }
    }

    /** A missing node for {@code AWS::NoValue}. */
    private JsonNode of(JsonNode written) {
        if (written.isArray()) {
            ArrayNode values = JsonNodeFactory.instance.arrayNode();
            written.forEach(item -> add(values, of(item)));
            return values;
        }
        return written.isObject() ? function(written).orElseGet(() -> object(written)) : written;
    }

    /** What a function gives; a chosen value may itself be known in part only. Empty when it is none, or not decided here. */
    private Optional<JsonNode> function(JsonNode written) {
        try {
            JsonNode choice = written.path("Fn::If");
            if (choice.isArray()) {
                return Optional.of(of(choice.path(resolver.holds(template, choice.path(0)) ? 1 : 2)));
            }
            return written.size() == 1 && isFunction(written)
                    ? Optional.of(resolver.value(template, written))
                    : Optional.empty();
        } catch (Unresolvable e) {
            return Optional.empty();
        }
    }

    private static boolean isFunction(JsonNode written) {
        String name = written.fieldNames().next();
        return name.equals("Ref") || name.startsWith("Fn::");
    }

    private ObjectNode object(JsonNode written) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        written.properties().forEach(entry -> {
            JsonNode value = of(entry.getValue());
            if (!value.isMissingNode()) {
                values.set(entry.getKey(), value);
            }
        });
        return values;
    }

    private static void add(ArrayNode values, JsonNode value) {
        if (!value.isMissingNode()) {
            values.add(value);
        }
    }
}
