package dks.stack.writing;

import dks.stack.model.Container;
import dks.stack.model.Container.Dependency;
import dks.stack.model.Container.HealthCheck;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A container of a task as Compose describes it. */
final class ContainerBlock {
    /** What ECS waits for, and what Compose calls it. */
    private static final Map<String, String> CONDITIONS = Map.of(
            "START", "service_started",
            "HEALTHY", "service_healthy",
            "COMPLETE", "service_completed_successfully",
            "SUCCESS", "service_completed_successfully");

    private final Map<String, Object> block = new LinkedHashMap<>();
    private final Container container;

    ContainerBlock(Container container, int count) {
        this.container = container;
        start();
        limits();
        isolation();
        network();
        if (container.healthCheck().isPresent()) {
            block.put("healthcheck", healthCheck(container.healthCheck().get()));
        }
        block.put("stop_grace_period", container.stopSeconds() + "s");
        // As ECS does with a task that ends; not after a restart of the engine, when nobody asked for the stack.
        block.put("restart", "on-failure");
        if (count != 1) {
            block.put("deploy", Map.of("replicas", count));
        }
    }

    Map<String, Object> block() {
        return block;
    }

    private void start() {
        Container.Start start = container.start();
        block.put("image", start.image());
        put("entrypoint", start.entryPoint());
        put("command", start.command());
        start.workingDirectory().ifPresent(directory -> block.put("working_dir", directory));
        if (!start.environment().isEmpty()) {
            block.put("environment", start.environment());
        }
        if (!start.secrets().isEmpty()) {
            block.put("env_file", List.of(StackFiles.inCompose("secrets/" + container.name() + ".env")));
        }
    }

    private void limits() {
        Container.Limits limits = container.limits();
        limits.cpuShares().ifPresent(shares -> block.put("cpu_shares", shares));
        limits.cpus().ifPresent(cpus -> block.put("cpus", cpus));
        limits.memoryMiB().ifPresent(memory -> block.put("mem_limit", memory + "m"));
        limits.reservationMiB().ifPresent(memory -> block.put("mem_reservation", memory + "m"));
        if (!limits.ulimits().isEmpty()) {
            var ulimits = new LinkedHashMap<String, Object>();
            limits.ulimits().forEach(limit -> ulimits.put(limit.name(), softAndHard(limit)));
            block.put("ulimits", ulimits);
        }
    }

    private static Map<String, Object> softAndHard(Container.Ulimit limit) {
        var values = new LinkedHashMap<String, Object>();
        values.put("soft", limit.soft());
        values.put("hard", limit.hard());
        return values;
    }

    private void isolation() {
        Container.Isolation isolation = container.isolation();
        isolation.user().ifPresent(user -> block.put("user", user));
        flag("read_only", isolation.readOnlyRoot());
        flag("privileged", isolation.privileged());
        flag("init", isolation.init());
        put("tmpfs", isolation.tmpfs().stream().map(ContainerBlock::tmpfs).toList());
        put("cap_add", isolation.addedCapabilities());
        put("cap_drop", isolation.droppedCapabilities());
        put("security_opt", isolation.securityOptions());
    }

    private static String tmpfs(Container.Tmpfs mount) {
        return mount.path() + ":size=" + mount.sizeMiB() + "m"
                + (mount.options().isEmpty() ? "" : "," + String.join(",", mount.options()));
    }

    private void network() {
        put("expose", container.ports().stream().map(String::valueOf).toList());
        if (!container.aliases().isEmpty()) {
            block.put("networks", Map.of("default", Map.of("aliases", container.aliases())));
        }
        if (!container.dependencies().isEmpty()) {
            var before = new LinkedHashMap<String, Object>();
            for (Dependency dependency : container.dependencies()) {
                before.put(
                        dependency.container(),
                        Map.of("condition", CONDITIONS.getOrDefault(dependency.condition(), "service_started")));
            }
            block.put("depends_on", before);
        }
    }

    private static Map<String, Object> healthCheck(HealthCheck check) {
        var block = new LinkedHashMap<String, Object>();
        block.put("test", check.test());
        block.put("interval", check.interval() + "s");
        block.put("timeout", check.timeout() + "s");
        block.put("retries", check.retries());
        block.put("start_period", check.startPeriod() + "s");
        return block;
    }

    private void flag(String name, boolean value) {
        if (value) {
            block.put(name, true);
        }
    }

    private void put(String name, List<String> values) {
        if (!values.isEmpty()) {
            block.put(name, values);
        }
    }
}
