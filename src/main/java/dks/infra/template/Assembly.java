package dks.infra.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the cloud assembly's manifest says of stacks as wholes.
 *
 * @param dependencies of a stack, by its name: the stacks that it names itself. Not those that only its asset manifest
 *     names: a deployment waits for these, but `cdk destroy` does not look there (aws-cdk 2.1148.1,
 *     build-destroy-work-graph.ts).
 * @param terminationProtected the names of the stacks that refuse to be deleted
 */
public record Assembly(Map<String, Set<String>> dependencies, Set<String> terminationProtected) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public Assembly {
        dependencies = Map.copyOf(dependencies);
        terminationProtected = Set.copyOf(terminationProtected);
    }

    /**
     * Reads the manifests in the folders of templates. Templates without one are stacks that nothing is known of.
     *
     * @throws UncheckedIOException when one cannot be read or is no JSON
     */
    public static Assembly beside(Collection<Path> templates) {
        var dependencies = new HashMap<String, Set<String>>();
        var terminationProtected = new HashSet<String>();
        templates.stream()
                .map(file -> file.resolveSibling("manifest.json"))
                .distinct()
                .filter(Files::exists)
                .forEach(manifest -> read(json(manifest).path("artifacts"), dependencies, terminationProtected));
        return new Assembly(dependencies, terminationProtected);
    }

    /** Whether `cdk destroy` of all stacks deletes the first before the second: whether the first depends on the second. */
    public boolean deletesBefore(String first, String second) {
        var seen = new HashSet<String>();
        var next = new ArrayDeque<>(dependencies.getOrDefault(first, Set.of()));
        while (!next.isEmpty()) {
            String stack = next.poll();
            if (seen.add(stack)) {
                next.addAll(dependencies.getOrDefault(stack, Set.of()));
            }
        }
        return seen.contains(second);
    }

    private static void read(
            JsonNode artifacts, Map<String, Set<String>> dependencies, Set<String> terminationProtected) {
        artifacts.properties().forEach(artifact -> {
            if (!isStack(artifact.getValue())) {
                return;
            }
            String name = stackName(artifact.getKey(), artifact.getValue());
            var named = new HashSet<String>();
            for (JsonNode id : artifact.getValue().path("dependencies")) {
                JsonNode other = artifacts.path(id.asText());
                if (isStack(other)) {
                    named.add(stackName(id.asText(), other));
                }
            }
            dependencies.put(name, named);
            if (artifact.getValue()
                    .path("properties")
                    .path("terminationProtection")
                    .asBoolean()) {
                terminationProtected.add(name);
            }
        });
    }

    private static boolean isStack(JsonNode artifact) {
        return artifact.path("type").asText().equals("aws:cloudformation:stack");
    }

    private static String stackName(String id, JsonNode artifact) {
        return artifact.path("properties").path("stackName").asText(id);
    }

    private static JsonNode json(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
