package dks.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** A template, or a part of one, for questions that the CDK's own assertions cannot ask. */
public record Json(JsonNode node) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    public static Json of(Object value) {
        return new Json(MAPPER.valueToTree(value));
    }

    /** Resources of a type by logical id. */
    public Map<String, JsonNode> resources(String type) {
        var found = new LinkedHashMap<String, JsonNode>();
        node.path("Resources").properties().forEach(resource -> {
            if (resource.getValue().path("Type").asText().equals(type)) {
                found.put(resource.getKey(), resource.getValue());
            }
        });
        return found;
    }

    /** All resources by logical id. */
    public Map<String, JsonNode> resources() {
        var found = new LinkedHashMap<String, JsonNode>();
        node.path("Resources").properties().forEach(resource -> found.put(resource.getKey(), resource.getValue()));
        return found;
    }

    /** The properties of the resources of a type. */
    public List<JsonNode> properties(String type) {
        return resources(type).values().stream().map(r -> r.path("Properties")).toList();
    }

    /** The properties of the only resource of a type. */
    public JsonNode only(String type) {
        List<JsonNode> all = properties(type);
        if (all.size() != 1) {
            throw new AssertionError(all.size() + " resources of type " + type);
        }
        return all.get(0);
    }

    /** Visits every object with the names of the keys that lead to it. */
    public void walk(BiConsumer<List<String>, JsonNode> visitor) {
        walk(List.of(), node, visitor);
    }

    private static void walk(List<String> path, JsonNode node, BiConsumer<List<String>, JsonNode> visitor) {
        visitor.accept(path, node);
        node.properties().forEach(field -> {
            var below = new ArrayList<>(path);
            below.add(field.getKey());
            walk(below, field.getValue(), visitor);
        });
        if (node.isArray()) {
            node.forEach(element -> walk(path, element, visitor));
        }
    }
}
