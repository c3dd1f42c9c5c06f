package dks.stack.running;

import dks.stack.StackFailure;
import dks.stack.writing.Place;
import dks.stack.writing.StackFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Ends a stack and removes what it has on this machine, however far its start has come. */
record Removal(Engine engine, StackFiles files, Place place) {
    /**
     * Removes containers, network, volumes and secrets; images stay, so that the next start is quick.
     *
     * @return what was removed, a line each; empty when there was nothing
     * @throws StackFailure when something could not be removed
     */
    List<String> remove() throws StackFailure {
        var parts = new Parts(engine, place.project());
        List<String> containers =
                parts.containers().stream().map(Parts.ContainerState::name).toList();
        List<String> networks = parts.networks();
        List<String> volumes = parts.volumes();
        if (!containers.isEmpty() && Files.exists(files.compose())) {
            // In order and with the time that each needs; what it leaves is removed by force.
            engine.compose(files, place, "down", "--volumes", "--remove-orphans");
        }
        force(parts);
        var removed = new ArrayList<String>();
        tell(removed, "containers", containers);
        tell(removed, "network", networks.isEmpty() ? List.of() : List.of(place.project()));
        tell(removed, "volumes, with the posts", volumes);
        if (deleteSecrets()) {
            removed.add("secrets: " + files.secrets());
        }
        if (!parts.isEmpty()) {
            throw new StackFailure("The engine still has parts of the stack; see them with: " + engine.docker()
                    + " ps -a --filter label=com.docker.compose.project=" + place.project());
        }
        return removed;
    }

    private void force(Parts parts) throws StackFailure {
        remove(parts.containers().stream().map(Parts.ContainerState::name).toList(), "rm", "--force", "--volumes");
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

    private static void tell(List<String> removed, String kind, List<String> names) {
        if (!names.isEmpty()) {
            removed.add(kind + ": " + String.join(", ", names));
        }
    }
}
