package dks.stack.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dks.stack.model.StackFailure;
import dks.template.Resolver;
import dks.template.Resource;
import dks.template.Unresolvable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A JSON object of a template, read field by field. It remembers what was asked for: the rest is what nothing on this
 * machine stands for.
 */
final class Fields {
    private static final List<String> LABELS = List.of("Name", "ContainerPath", "Key", "Field");

    private final Resource resource;
    private final Resolver resolver;
    private final String path;
    private final JsonNode json;
    private final Set<String> asked = new TreeSet<>();
    private final Map<String, Fields> inner = new LinkedHashMap<>();

    private Fields(Resource resource, Resolver resolver, String path, JsonNode json) {
        this.resource = resource;
        this.resolver = resolver;
        this.path = path;
        this.json = json;
    }

    /** The properties of a resource. */
    static Fields of(Resource resource, Resolver resolver) {
        return new Fields(resource, resolver, "", resource.json().path("Properties"));
    }

    Resource resource() {
        return resource;
    }

    /** A field as it is written; a missing node when there is none. */
    JsonNode written(String name) {
        asked.add(name);
        return json.path(name);
    }

    /** A look at a field that does not count as having asked for it. */
    JsonNode json(String name) {
        return json.path(name);
    }

    Optional<String> text(String name) throws StackFailure {
        JsonNode value = value(name);
        return value.isMissingNode() ? Optional.empty() : Optional.of(value.asText());
    }

    String required(String name) throws StackFailure {
        return text(name).orElseThrow(() -> wrong(name, "is missing, and nothing runs without it"));
    }

    Optional<Integer> number(String name) throws StackFailure {
        Optional<String> text = text(name);
        try {
            return text.map(Integer::parseInt);
        } catch (NumberFormatException e) {
            throw wrong(name, "is '" + text.get() + "', which is no whole number");
        }
    }

    int number(String name, int otherwise) throws StackFailure {
        return number(name).orElse(otherwise);
    }

    boolean flag(String name) throws StackFailure {
        return text(name).map(Boolean::parseBoolean).orElse(false);
    }

    List<String> texts(String name) throws StackFailure {
        var texts = new ArrayList<String>();
        value(name).forEach(item -> texts.add(item.asText()));
        return texts;
    }

    /** An object inside; one without fields when there is none. */
    Fields object(String name) throws StackFailure {
        JsonNode found = isFunction(json.path(name)) ? value(name) : written(name);
        return inner(name, found);
    }

    /** A list of objects inside. */
    List<Fields> objects(String name) throws StackFailure {
        JsonNode list = isFunction(json.path(name)) ? value(name) : written(name);
        var objects = new ArrayList<Fields>();
        for (JsonNode item : list) {
            objects.add(inner(name + "[" + label(item, objects.size()) + "]", item));
        }
        return objects;
    }

    /** A list of {@code Key} and {@code Value} as an object. */
    Fields attributes(String name) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        written(name).forEach(item -> object.set(item.path("Key").asText(), item.path("Value")));
        return inner(name, object);
    }

    /** The names of the fields that there are. */
    List<String> names() {
        return json.properties().stream().map(Map.Entry::getKey).toList();
    }

    /** The resource that a field refers to. */
    Optional<Resource> referred(String name) {
        return resolver.templates().referred(resource.template(), written(name));
    }

    /** A complaint about a field. */
    StackFailure wrong(String name, String complaint) {
        return new StackFailure(resource.template().stackName() + ": " + resource.logicalId() + ", " + below(name) + " "
                + complaint + ".");
    }

    /** The paths of the fields that nobody asked for. */
    Stream<String> unread() {
        Stream<String> own =
                names().stream().filter(name -> !asked.contains(name)).map(this::below);
        return Stream.concat(own, inner.values().stream().flatMap(Fields::unread));
    }

    private JsonNode value(String name) throws Untold {
        try {
            return resolver.value(resource.template(), written(name));
        } catch (Unresolvable unresolvable) {
            throw new Untold(resource, below(name), unresolvable);
        }
    }

    private Fields inner(String name, JsonNode object) {
        return inner.computeIfAbsent(name, key -> new Fields(resource, resolver, below(name), object));
    }

    private String below(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String label(JsonNode item, int index) {
        return LABELS.stream()
                .map(item::path)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .findFirst()
                .orElse(Integer.toString(index));
    }

    private static boolean isFunction(JsonNode value) {
        return value.isObject()
                && value.size() == 1
                && value.fieldNames().next().matches("Ref|Fn::.*");
    }
}
