package dks.stack.reading;

import dks.stack.model.Container.Dependency;
import dks.stack.model.Container.HealthCheck;
import dks.stack.model.Container.Isolation;
import dks.stack.model.Container.Limits;
import dks.stack.model.Container.Tmpfs;
import dks.stack.model.Container.Ulimit;
import dks.stack.model.StackFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads parts of a container definition; what is absent is as ECS has it. */
final class ContainerReader {
    private static final int STOP_SECONDS = 30;

    private final Fields container;

    ContainerReader(Fields container) {
        this.container = container;
    }

    Limits limits(TaskSize task) throws StackFailure {
        Optional<Integer> own = container.number("Memory");
        Optional<Integer> reservation = container.number("MemoryReservation");
        Optional<Integer> memory = own.isPresent() || reservation.isPresent() ? own : task.memoryMiB();
        if (memory.isEmpty() && reservation.isEmpty()) {
            throw container.wrong("Memory", "and MemoryReservation are missing, and ECS wants one of them");
        }
        if (memory.isPresent() && reservation.isPresent() && reservation.get() >= memory.get()) {
            throw container.wrong(
                    "MemoryReservation", "is " + reservation.get() + ", and must be less than Memory, " + memory.get());
        }
        var ulimits = new ArrayList<Ulimit>();
        for (Fields limit : container.objects("Ulimits")) {
            ulimits.add(new Ulimit(limit.required("Name"), limit.number("SoftLimit", 0), limit.number("HardLimit", 0)));
        }
        return new Limits(container.number("Cpu"), task.cpus(), memory, reservation, ulimits);
    }

    Isolation isolation() throws StackFailure {
        Fields linux = container.object("LinuxParameters");
        Fields capabilities = linux.object("Capabilities");
        var tmpfs = new ArrayList<Tmpfs>();
        for (Fields mount : linux.objects("Tmpfs")) {
            tmpfs.add(new Tmpfs(mount.required("ContainerPath"), mount.number("Size", 0), mount.texts("MountOptions")));
        }
        return new Isolation(
                container.text("User"),
                container.flag("ReadonlyRootFilesystem"),
                container.flag("Privileged"),
                linux.flag("InitProcessEnabled"),
                tmpfs,
                capabilities.texts("Add"),
                capabilities.texts("Drop"),
                container.texts("DockerSecurityOptions"));
    }

    /** The ports that it listens on; on which ones the instance has them matters to nobody here. */
    List<Integer> ports() throws StackFailure {
        var ports = new ArrayList<Integer>();
        for (Fields mapping : container.objects("PortMappings")) {
            ports.add(mapping.number("ContainerPort").orElseThrow(() -> mapping.wrong("ContainerPort", "is missing")));
            if (!mapping.text("Protocol").orElse("tcp").equals("tcp")) {
                throw mapping.wrong("Protocol", "is not tcp, and nothing else leads to a container here");
            }
        }
        return ports;
    }

    /** The port of a mapping that Service Connect refers to. */
    Optional<Integer> port(String name) throws StackFailure {
        for (Fields mapping : container.objects("PortMappings")) {
            if (mapping.text("Name").orElse("").equals(name)) {
                return mapping.number("ContainerPort");
            }
        }
        return Optional.empty();
    }

    Optional<HealthCheck> healthCheck() throws StackFailure {
        Fields check = container.object("HealthCheck");
        List<String> command = check.texts("Command");
        if (command.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new HealthCheck(
                command,
                check.number("Interval", 30),
                check.number("Timeout", 5),
                check.number("Retries", 3),
                check.number("StartPeriod", 0)));
    }

    List<Dependency> dependencies() throws StackFailure {
        var dependencies = new ArrayList<Dependency>();
        for (Fields dependency : container.objects("DependsOn")) {
            dependencies.add(new Dependency(dependency.required("ContainerName"), dependency.required("Condition")));
        }
        return dependencies;
    }

    int stopSeconds() throws StackFailure {
        return container.number("StopTimeout", STOP_SECONDS);
    }
}
