package dks.stack.running;

import dks.stack.model.StackFailure;
import dks.stack.writing.Place;
import dks.stack.writing.StackFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A container engine with Compose.
 *
 * @param docker its command line program, or one that takes the same words
 * @param compose the words that call Compose: version 2 is a part of the program, the older one is a program of its own
 */
public record Engine(Programs programs, String docker, List<String> compose) {
    /**
     * Finds the engine.
     *
     * @param docker its command line program
     * @throws StackFailure when there is none, none answers, or it has no Compose
     */
    public static Engine find(Programs programs, String docker) throws StackFailure {
        return find(programs, docker, "docker-compose");
    }

    /** @param older the program that Compose was before it became a part of the engine's */
    static Engine find(Programs programs, String docker, String older) throws StackFailure {
        Programs.Outcome version;
        try {
            version = programs.run(List.of(docker, "version"), line -> {});
        } catch (IOException missing) {
            throw new StackFailure(
                    "There is no program '" + docker
                            + "', and containers are run with it; install Docker, or name another"
                            + " program that takes the same commands by CDK_DOCKER.",
                    missing);
        }
        if (!version.succeeded()) {
            throw new StackFailure("No container engine answers; start it, or say where it is by DOCKER_HOST. " + "'"
                    + docker + " version' says:" + version.last(1));
        }
        for (List<String> compose : List.of(List.of(docker, "compose"), List.of(older))) {
            var command = new ArrayList<>(compose);
            command.add("version");
            if (programs.run(command).succeeded()) {
                return new Engine(programs, docker, compose);
            }
        }
        throw new StackFailure(
                "The engine is there, but Compose is not; install Docker's compose plugin, or" + " docker-compose.");
    }

    /** Runs a command of the engine. */
    public Programs.Outcome run(String... words) throws StackFailure {
        return programs.run(command(List.of(words)));
    }

    /** Runs a command of the engine; the listener gets every line at once. */
    public Programs.Outcome run(List<String> words, Consumer<String> listener) throws StackFailure {
        try {
            return programs.run(command(words), listener);
        } catch (IOException missing) {
            throw new StackFailure("'" + docker + "' is gone: " + missing.getMessage(), missing);
        }
    }

    /** Runs a command of Compose. */
    public Programs.Outcome compose(StackFiles files, Place place, String... words) throws StackFailure {
        var command = new ArrayList<>(compose);
        command.addAll(List.of("-p", place.project(), "-f", files.compose().toString()));
        command.addAll(List.of(words));
        return programs.run(command);
    }

    private List<String> command(List<String> words) {
        var command = new ArrayList<String>();
        command.add(docker);
        command.addAll(words);
        return command;
    }
}
