package dks.stack.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container of a task definition.
 *
 * @param name under which it runs here; no name that anything finds it by on AWS
 * @param aliases by which Service Connect makes it known
 * @param ports that it listens on
 * @param stopSeconds between SIGTERM and SIGKILL
 * @param dependencies what has to be there before it starts
 */
public record Container(
        String name,
        Start start,
        Limits limits,
        Isolation isolation,
        List<String> aliases,
        List<Integer> ports,
        Optional<HealthCheck> healthCheck,
        int stopSeconds,
        List<Dependency> dependencies) {

    /** The same container with other limits. */
    public Container with(Limits others) {
        return new Container(name, start, others, isolation, aliases, ports, healthCheck, stopSeconds, dependencies);
    }

    /**
     * What is run.
     *
     * @param entryPoint empty: the image's
     * @param command empty: the image's
     * @param environment variables by name
     * @param secrets by the name of the variable that gets the value
     */
    public record Start(
            String image,
            List<String> entryPoint,
            List<String> command,
            Optional<String> workingDirectory,
            Map<String, String> environment,
            Map<String, SecretField> secrets) {}

    /**
     * What it gets of the machine.
     *
     * @param cpuShares its share when processors are short, 1024 for a whole one
     * @param cpus at most so many processors: those of its task
     * @param memoryMiB it is killed beyond this
     * @param reservationMiB what it is promised
     */
    public record Limits(
            Optional<Integer> cpuShares,
            Optional<Double> cpus,
            Optional<Integer> memoryMiB,
            Optional<Integer> reservationMiB,
            List<Ulimit> ulimits) {
        /** The same limits, but for those of the operating system. */
        public Limits with(List<Ulimit> others) {
            return new Limits(cpuShares, cpus, memoryMiB, reservationMiB, List.copyOf(others));
        }
    }

    /** What it may do. */
    public record Isolation(
            Optional<String> user,
            boolean readOnlyRoot,
            boolean privileged,
            boolean init,
            List<Tmpfs> tmpfs,
            List<String> addedCapabilities,
            List<String> droppedCapabilities,
            List<String> securityOptions) {}

    /** A limit of the operating system, for example of open files. */
    public record Ulimit(String name, int soft, int hard) {}

    /** A file system in memory. */
    public record Tmpfs(String path, int sizeMiB, List<String> options) {}

    /**
     * A container that must have come so far first.
     *
     * @param condition as ECS names it: {@code START}, {@code HEALTHY}, {@code COMPLETE}, {@code SUCCESS}
     */
    public record Dependency(String container, String condition) {}

    /** The engine's own check of a container; times in seconds. */
    public record HealthCheck(List<String> test, int interval, int timeout, int retries, int startPeriod) {}
}
