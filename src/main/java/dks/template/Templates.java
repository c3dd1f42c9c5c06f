package dks.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Templates that belong together: references lead from one to another. */
public final class Templates {
    private final List<Template> all;

    /** Templates that were read already. */
    public Templates(List<Template> all) {
        this.all = List.copyOf(all);
    }

    /**
     * Reads templates, with the values put in that they decide themselves; their stacks' names come from the cloud
     * assembly's manifest beside them, if there is one, else from the files' names.
     *
     * @throws UncheckedIOException when one cannot be read, or is neither JSON nor YAML; the message is one sentence
     */
    public static Templates read(Collection<Path> files) {
        return new Templates(
                asWritten(files).all().stream().map(OwnValues::putInto).toList());
    }

    /**
     * Reads templates as {@link #read}, with nothing put in: for a {@link Resolver}, which asks who knows better, for
     * example in which Region a stack is.
     *
     * @throws UncheckedIOException as {@link #read}
     */
    public static Templates asWritten(Collection<Path> files) {
        var templates = new ArrayList<Template>();
        Map<Path, Manifest> manifests = new HashMap<>();
        for (Path file : files) {
            Manifest manifest = manifests.computeIfAbsent(
                    file.toAbsolutePath().getParent(), folder -> Manifest.beside(List.of(file)));
            String name = manifest.stackName(file).orElse(TemplateFile.stackName(file));
            templates.add(new Template(name, file, TemplateFile.read(file)));
        }
        return new Templates(templates);
    }

    /**
     * Reads the templates of a folder: a stage's in its cloud assembly, or anybody's in JSON or YAML.
     *
     * @throws NoTemplates when there is none
     * @throws UncheckedIOException as {@link #read}
     */
    public static Templates in(Path folder) {
        return read(TemplateFile.in(folder));
    }

    /** All templates. */
    public List<Template> all() {
        return all;
    }

    /** All resources of a type, for example {@code AWS::ECS::Service}. */
    public Stream<Resource> resources(String type) {
        return all.stream()
                .flatMap(Template::resources)
                .filter(resource -> resource.type().equals(type));
    }

    /** The resource that a property of a template refers to, by Ref, Fn::GetAtt or the output of another stack. */
    public Optional<Resource> referred(Template from, JsonNode value) {
        if (value.has("Ref")) {
            return from.resource(value.get("Ref").asText());
        }
        if (value.has("Fn::GetAtt")) {
            JsonNode attribute = value.get("Fn::GetAtt");
            return from.resource(
                    attribute.isArray()
                            ? attribute.get(0).asText()
                            : attribute.asText().split("\\.")[0]);
        }
        if (value.has("Fn::GetStackOutput")) {
            JsonNode output = value.get("Fn::GetStackOutput");
            return outputOf(
                    output.path("StackName").asText(), output.path("OutputName").asText());
        }
        if (value.has("Fn::ImportValue")) {
            return exported(value.get("Fn::ImportValue").asText());
        }
        return Optional.empty();
    }

    /** A text or number as it is written; empty where there is none, or a function that only AWS works out. */
    public static Optional<String> text(JsonNode value) {
        return value.isValueNode() && !value.isNull() ? Optional.of(value.asText()) : Optional.empty();
    }

    /** An output of a stack. */
    public Optional<Output> output(String stackName, String name) {
        return all.stream()
                .filter(template -> template.stackName().equals(stackName))
                .map(template -> new Output(
                        template, template.json().path("Outputs").path(name).path("Value")))
                .filter(output -> !output.value().isMissingNode())
                .findFirst();
    }

    /** The output that is exported under a name. */
    public Optional<Output> export(String name) {
        for (Template template : all) {
            for (JsonNode output : template.json().path("Outputs")) {
                if (output.path("Export").path("Name").asText().equals(name)) {
                    return Optional.of(new Output(template, output.path("Value")));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Resource> outputOf(String stackName, String name) {
        return output(stackName, name).flatMap(output -> referred(output.template(), output.value()));
    }

    private Optional<Resource> exported(String name) {
        return export(name).flatMap(output -> referred(output.template(), output.value()));
    }
}
