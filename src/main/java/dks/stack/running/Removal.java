package dks.stack.running;

import dks.stack.model.StackFailure;
import dks.stack.writing.Place;
import dks.stack.writing.StackFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Ends a stack and removes what it has on this machine, however far its start has come. */
record Removal(Engine engine, StackFiles files, Place place) {
    private static final int ATTEMPTS = 10;

    /**
     * Removes containers, network, volumes and secrets; images stay, so that the next start is quick.
     *
     * @return what was removed, a line each; empty when there was nothing
     * @throws StackFailure when something could not be removed
     */
    List<String> remove() throws StackFailure {
        var containers = new LinkedHashSet<String>();
        var networks = new LinkedHashSet<String>();
        var volumes = new LinkedHashSet<String>();
        for (int attempt = 1; ; attempt++) {
            try {
                var parts = new Parts(engine, place.project());
                containers.addAll(names(parts));
                networks.addAll(parts.networks().isEmpty() ? List.of() : List.of(place.project()));
                volumes.addAll(parts.volumes());
                removeAll(parts);
                break;
            } catch (StackFailure failure) {
                // Whoever is impatient and presses Ctrl-C again ends the engine's programs, which run in the same
                // terminal.
                if (attempt == ATTEMPTS) {
                    deleteSecrets();
                    throw failure;
                }
            }
        }
        var removed = new ArrayList<String>();
        tell(removed, "containers", containers);
        tell(removed, "network", networks);
        tell(removed, "volumes, with the posts", volumes);
        if (deleteSecrets()) {
            removed.add("secrets: " + files.secrets());
        }
        return removed;
    }

    private void removeAll(Parts parts) throws StackFailure {
        if (!names(parts).isEmpty() && Files.exists(files.compose())) {
            // In order and with the time that each needs; what it leaves is removed by force.
            engine.compose(files, place, "down", "--volumes", "--remove-orphans");
        }
        force(parts);
        if (!parts.isEmpty()) {
            throw new StackFailure("The engine still has parts of the stack; see them with: " + engine.docker()
                    + " ps -a --filter label=com.docker.compose.project=" + place.project());
        }
    }

    private static List<String> names(Parts parts) throws StackFailure {
        return parts.containers().stream().map(Parts.ContainerState::name).toList();
    }

    private void force(Parts parts) throws StackFailure {
        remove(names(parts), "rm", "--force", "--volumes");
        remove(parts.networks(), "network", "rm");
        remove(parts.volumes(), "volume", "rm", "--force");
    }

    private void remove(List<String> names, String... words) throws StackFailure {
        if (!names.isEmpty()) {
            engine.run(Stream.concat(Stream.of(words), names.stream()).toArray(String[]::new));
        }
    }

    private boolean deleteSecrets() throws StackFailure {
        try {
            boolean there = Files.exists(files.secrets());
            PrivateFiles.deleteFolder(files.secrets());
            return there;
        } catch (IOException e) {
            throw new StackFailure("The secrets in " + files.secrets() + " cannot be deleted: " + e, e);
        }
    }

    private static void tell(List<String> removed, String kind, Set<String> names) {
        if (!names.isEmpty()) {
            removed.add(kind + ": " + String.join(", ", names));
        }
    }
}
