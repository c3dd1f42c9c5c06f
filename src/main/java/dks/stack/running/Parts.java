package dks.stack.running;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dks.stack.model.StackFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the engine has of a project, found by the label that Compose puts on everything. */
record Parts(Engine engine, String project) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A container as it is now.
     *
     * @param service its name in compose.yaml
     * @param state {@code running}, {@code restarting}, {@code exited} …
     * @param health {@code healthy}, {@code starting}, {@code unhealthy}; empty without a check
     */
    record ContainerState(
            String name, String service, String state, int exitCode, boolean outOfMemory, int restarts, String health) {
        boolean hasEnded() {
            return restarts > 0 || state.equals("exited") || state.equals("dead") || state.equals("restarting");
        }
    }

    List<ContainerState> containers() throws StackFailure {
        List<String> ids = ids("ps", "--all");
        if (ids.isEmpty()) {
            return List.of();
        }
        Programs.Outcome inspected =
                engine.run(Stream.concat(Stream.of("inspect"), ids.stream()).toArray(String[]::new));
        if (!inspected.succeeded()) {
            throw new StackFailure("The engine does not tell about its containers:" + inspected.last(3));
        }
        try {
            var states = new ArrayList<ContainerState>();
            JSON.readTree(inspected.text()).forEach(container -> states.add(state(container)));
            return states;
        } catch (JsonProcessingException e) {
            throw new StackFailure("The engine tells about its containers in no JSON:" + inspected.last(3), e);
        }
    }

    List<String> networks() throws StackFailure {
        return ids("network", "ls");
    }

    List<String> volumes() throws StackFailure {
        return ids("volume", "ls");
    }

    boolean isEmpty() throws StackFailure {
        return containers().isEmpty() && networks().isEmpty() && volumes().isEmpty();
    }

    private List<String> ids(String... list) throws StackFailure {
        var words = new ArrayList<>(List.of(list));
        words.addAll(List.of("--quiet", "--filter", "label=com.docker.compose.project=" + project));
        Programs.Outcome outcome = engine.run(words.toArray(String[]::new));
        if (!outcome.succeeded()) {
            throw new StackFailure("The engine does not list what it has:" + outcome.last(3));
        }
        return outcome.lines().stream()
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .toList();
    }

    private static ContainerState state(JsonNode container) {
        JsonNode state = container.path("State");
        return new ContainerState(
                container.path("Name").asText().replaceFirst("^/", ""),
                container
                        .path("Config")
                        .path("Labels")
                        .path("com.docker.compose.service")
                        .asText(),
                state.path("Status").asText(),
                state.path("ExitCode").asInt(),
                state.path("OOMKilled").asBoolean(),
                container.path("RestartCount").asInt(),
                state.path("Health").path("Status").asText(""));
    }
}
