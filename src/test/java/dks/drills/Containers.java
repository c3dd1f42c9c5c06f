package dks.drills;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dks.stack.model.StackFailure;
import dks.stack.running.Engine;
import dks.stack.running.Programs;
import dks.stack.writing.Place;
import dks.stack.writing.StackFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The stack's containers: started by Compose from the definitions that make stack wrote, ended by the engine. */
final class Containers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Engine engine;
    private final StackFiles files;
    private final Place place;
    private final Path changes;
    private final Map<String, String> images = new TreeMap<>();

    /** @param changes the file that says which services have another image than make stack gave them */
    Containers(Engine engine, StackFiles files, Place place, Path changes) {
        this.engine = engine;
        this.files = files;
        this.place = place;
        this.changes = changes;
    }

    /** All containers of a service, also those that have ended. */
    List<String> ids(String service) {
        return run(
                        "ps",
                        "--all",
                        "--quiet",
                        "--no-trunc",
                        "--filter",
                        "label=com.docker.compose.project=" + place.project(),
                        "--filter",
                        "label=com.docker.compose.service=" + service)
                .lines()
                .stream()
                .filter(id -> !id.isBlank())
                .toList();
    }

    /** Starts one more container of a service beside those that run; the image is the one that was said last. */
    Task startOneMore(String service) {
        List<String> before = ids(service);
        compose(
                "-f",
                changes.toString(),
                "up",
                "--detach",
                "--no-deps",
                "--no-build",
                "--no-recreate",
                "--scale",
                service + "=" + (before.size() + 1),
                service);
        return ids(service).stream()
                .filter(id -> !before.contains(id))
                .map(this::task)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Compose started no other container of " + service + "."));
    }

    /** From now on new containers of the service are of this image. */
    void useImage(String service, String image) {
        images.put(service, image);
        var text = new StringBuilder("services:\n");
        images.forEach((name, its) -> text.append("  ")
                .append(name)
                .append(":\n    image: ")
                .append(its)
                .append('\n'));
        try {
            Files.writeString(changes, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs Compose on the stack's files. */
    void compose(String... words) {
        try {
            Programs.Outcome outcome = engine.compose(files, place, words);
            if (!outcome.succeeded()) {
                throw new IllegalStateException("Compose cannot " + String.join(" ", words) + ":" + outcome.last(5));
            }
        } catch (StackFailure e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** Runs a command of the engine that has to succeed. */
    Programs.Outcome run(String... words) {
        Programs.Outcome outcome = attempt(words);
        if (!outcome.succeeded()) {
            throw new IllegalStateException("The engine cannot " + String.join(" ", words) + ":" + outcome.last(5));
        }
        return outcome;
    }

    /** Runs a command of the engine. */
    Programs.Outcome attempt(String... words) {
        try {
            return engine.run(words);
        } catch (StackFailure e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** Sends a signal to what runs in a container, not to the init process that would take it in its place. */
    void signal(Task task, String signal) {
        inside(task, "kill -" + signal + " -1");
    }

    /** Runs a shell script among the processes of a container, whose image has no shell; its files are at /proc/1/root. */
    void inside(Task task, String script) {
        run(
                "run",
                "--rm",
                "--label",
                "com.docker.compose.project=" + place.project(),
                "--network",
                "none",
                "--pid",
                "container:" + task.id(),
                "--cap-add",
                "SYS_PTRACE",
                "--security-opt",
                "apparmor=unconfined",
                "--user",
                "0",
                "--entrypoint",
                "bash",
                imageWithShell(),
                "-c",
                script);
    }

    private String imageWithShell() {
        return inspect(ids(dks.stack.model.Database.HOST).get(0))
                .path("Config")
                .path("Image")
                .asText();
    }

    Task task(String id) {
        JsonNode container = inspect(id);
        String address = "";
        for (JsonNode network : container.path("NetworkSettings").path("Networks")) {
            address = network.path("IPAddress").asText();
        }
        return new Task(id, container.path("Name").asText().replaceFirst("^/", ""), address);
    }

    /** Whether the container has come to its end by itself, once at least: the engine may have started it again. */
    boolean hasEnded(Task task) {
        JsonNode container = inspect(task.id());
        return container.path("RestartCount").asInt() > 0
                || !container.path("State").path("Running").asBoolean();
    }

    JsonNode inspect(String id) {
        try {
            return JSON.readTree(run("inspect", id).text()).path(0);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGTERM, and SIGKILL after the seconds; then nothing of the container is left. */
    int stop(Task task, int seconds) {
        run("stop", "--time", String.valueOf(seconds), task.id());
        int code = inspect(task.id()).path("State").path("ExitCode").asInt();
        discard(task);
        return code;
    }

    void discard(Task task) {
        attempt("rm", "--force", "--volumes", task.id());
    }

    /** The last lines that a container said. */
    String said(Task task, int lines) {
        return attempt("logs", "--tail", String.valueOf(lines), task.id()).last(lines);
    }

    /** One list of words for the engine. */
    static String[] words(List<String> first, String... more) {
        return Stream.concat(first.stream(), Arrays.stream(more)).toArray(String[]::new);
    }
}
