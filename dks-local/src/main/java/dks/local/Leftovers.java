package dks.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Processes of an earlier run on the same data folder whose {@code make up} was killed before it could end them.
 *
 * <p>They are known by their arguments, not by remembered process ids, which the system may have given to others.
 * To be called by the holder of the folder's lock: nobody else's processes carry the folder's name then.
 */
final class Leftovers {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Leftovers() {}

    /** The argument by which a service started on this folder is known; harmless to the service itself. */
    static String mark(Path folder) {
        return "-Ddks.folder=" + folder;
    }

    /** Ends the processes that an earlier run left, services first, and returns how many there were. */
    static int end(Path folder) {
        var cluster = new Cluster(folder);
        List<ProcessHandle> services = find(Set.of(mark(folder)));
        // A polite stop of PostgreSQL waits for its clients, so the services go first.
        List<ProcessHandle> servers = find(Set.of(cluster.data().toString(), "--pgdata=" + cluster.part()));
        services.forEach(Leftovers::end);
        servers.forEach(Leftovers::end);
        return services.size() + servers.size();
    }

    private static List<ProcessHandle> find(Set<String> marks) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> arguments(process).stream().anyMatch(marks::contains))
                .toList();
    }

    private static List<String> arguments(ProcessHandle process) {
        Optional<String[]> arguments = process.info().arguments();
        return arguments.map(Arrays::asList).orElse(List.of());
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException stubborn) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
