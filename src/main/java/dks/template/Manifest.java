package dks.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the manifest of a cloud assembly says of its stacks as wholes; of templates without one nothing is known. */
public record Manifest(List<Stack> stacks) {
    private static final String FILE = "manifest.json";

    public Manifest {
        stacks = List.copyOf(stacks);
    }

    /**
     * One stack.
     *
     * @param templateFile the name of its template's file in the folder of the manifest
     * @param environment its account and Region, as in {@code aws://123456789012/us-east-1}
     * @param dependencies the names of the stacks that it names itself. Not those that only its asset manifest names: a
     *     deployment waits for these, but `cdk destroy` does not look there (aws-cdk 2.1148.1,
     *     build-destroy-work-graph.ts).
     * @param terminationProtected whether it refuses to be deleted
     */
    public record Stack(
            String name,
            String templateFile,
            String environment,
            Set<String> dependencies,
            boolean terminationProtected) {
        public Stack {
            dependencies = Set.copyOf(dependencies);
        }
    }

    /**
     * Reads the manifests in the folders of templates.
     *
     * @throws UncheckedIOException when one cannot be read or is no JSON; the message is one sentence
     */
    public static Manifest beside(Collection<Path> templates) {
        return new Manifest(templates.stream()
                .map(file -> file.resolveSibling(FILE))
                .distinct()
                .filter(Files::exists)
                .flatMap(file -> read(TemplateFile.read(file).path("artifacts")))
                .toList());
    }

    /** Whether a folder is that of a cloud assembly. */
    static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(FILE));
    }

    /** The name of the stack whose template is in a file of this name. */
    Optional<String> stackName(Path template) {
        return stacks.stream()
                .filter(stack -> template.endsWith(stack.templateFile()))
                .map(Stack::name)
                .findFirst();
    }

    /** Account and Region of each stack that says them, by its name. */
    public Map<String, String> environments() {
        return stacks.stream()
                .filter(stack -> !stack.environment().isEmpty())
                .collect(Collectors.toMap(Stack::name, Stack::environment, (first, second) -> first));
    }

    /** Whether a stack refuses to be deleted. */
    public boolean isTerminationProtected(String stackName) {
        return named(stackName).anyMatch(Stack::terminationProtected);
    }

    /** Whether `cdk destroy` of all stacks deletes the first before the second: whether the first depends on the second. */
    public boolean deletesBefore(String first, String second) {
        var seen = new HashSet<String>();
        var next = new ArrayDeque<String>(List.of(first));
        while (!next.isEmpty()) {
            named(next.poll())
                    .flatMap(stack -> stack.dependencies().stream())
                    .filter(seen::add)
                    .forEach(next::add);
        }
        return seen.contains(second);
    }

    private Stream<Stack> named(String name) {
        return stacks.stream().filter(stack -> stack.name().equals(name));
    }

    private static Stream<Stack> read(JsonNode artifacts) {
        return artifacts.properties().stream()
                .filter(artifact -> isStack(artifact.getValue()))
                .map(artifact -> stack(artifacts, artifact.getKey(), artifact.getValue()));
    }

    private static Stack stack(JsonNode artifacts, String id, JsonNode artifact) {
        var dependencies = new HashSet<String>();
        for (JsonNode other : artifact.path("dependencies")) {
            if (isStack(artifacts.path(other.asText()))) {
                dependencies.add(stackName(other.asText(), artifacts.path(other.asText())));
            }
        }
        JsonNode properties = artifact.path("properties");
        return new Stack(
                stackName(id, artifact),
                properties.path("templateFile").asText(),
                artifact.path("environment").asText(),
                dependencies,
                properties.path("terminationProtection").asBoolean());
    }

    private static boolean isStack(JsonNode artifact) {
        return artifact.path("type").asText().equals("aws:cloudformation:stack");
    }

    private static String stackName(String id, JsonNode artifact) {
        return artifact.path("properties").path("stackName").asText(id);
    }
}
