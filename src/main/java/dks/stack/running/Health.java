package dks.stack.running;

import dks.stack.model.LoadBalancer.Probe;
import dks.stack.model.LoadBalancer.TargetGroup;
import dks.stack.model.LocalStack;
import dks.stack.model.Service;
import dks.stack.model.StackFailure;
import dks.stack.running.Parts.ContainerState;
import dks.stack.running.Targets.Target;
import dks.stack.writing.HaproxyFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Waits until a stack is healthy: its containers run, and the load balancer sends requests to all of its targets. */
final class Health {
    private static final int LOG_LINES = 12;
    private static final long PAUSE_MILLIS = 500;
    private static final int KILLED = 137;

    private final LocalStack stack;
    private final Parts parts;
    private final Targets targets;
    private final Consumer<String> told;
    private final Map<String, String> progress = new LinkedHashMap<>();

    /** @param told gets a line for everything that changes */
    Health(LocalStack stack, Parts parts, Targets targets, Consumer<String> told) {
        this.stack = stack;
        this.parts = parts;
        this.targets = targets;
        this.told = told;
    }

    /**
     * Waits.
     *
     * @throws StackFailure when a container ends, or a target is not healthy by the time at which ECS gives it up
     */
    void await() throws StackFailure, InterruptedException {
        long start = System.nanoTime();
        while (true) {
            List<ContainerState> containers = parts.containers();
            for (ContainerState container : containers) {
                if (container.hasEnded()) {
                    throw ended(parts, container);
                }
                if (!container.health().isEmpty()) {
                    tell(container.name(), container.health());
                }
            }
            List<Target> now = targets.all();
            boolean checked = containers.stream()
                    .allMatch(container ->
                            container.health().isEmpty() || container.health().equals("healthy"));
            if (allHealthy(now) && checked) {
                return;
            }
            giveUp(now, (System.nanoTime() - start) / 1_000_000_000);
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    /**
     * Looks at the first page.
     *
     * @throws StackFailure when it is an error
     */
    void lookAtFirstPage() throws StackFailure, InterruptedException {
        int status = targets.firstPage().orElse(0);
        if (status == 0 || status >= 500) {
            var logs = new StringBuilder();
            for (ContainerState container : parts.containers()) {
                if (isTask(container.service())) {
                    logs.append("\n").append(container.name()).append(" says:").append(log(parts, container.name()));
                }
            }
            throw new StackFailure("All targets are healthy, but the first page is answered with "
                    + (status == 0 ? "nothing" : status) + "; compare the environment of the task definitions." + logs);
        }
    }

    private boolean allHealthy(List<Target> now) {
        boolean all = true;
        for (TargetGroup group : stack.loadBalancer().targetGroups()) {
            long healthy = of(group, now).filter(Target::healthy).count();
            tell(group.container(), healthy + " of " + group.count() + " targets healthy");
            all &= healthy >= group.count();
        }
        return all;
    }

    private void giveUp(List<Target> now, long seconds) throws StackFailure {
        for (TargetGroup group : stack.loadBalancer().targetGroups()) {
            Probe probe = group.probe();
            // As long as ECS looks away, and then until the load balancer has made up its mind.
            int patience = patience(group) + probe.interval() * (probe.healthyAfter() + 1);
            if (seconds > patience && of(group, now).filter(Target::healthy).count() < group.count()) {
                String check = of(group, now)
                        .filter(target -> !target.healthy())
                        .map(Target::check)
                        .findFirst()
                        .orElse("no answer of the load balancer");
                throw new StackFailure(group.container() + " is not healthy after " + seconds
                        + " s, when ECS would replace it: GET " + probe.path() + " on port " + group.port()
                        + " comes to " + check + ", and " + probe.codes() + " is wanted. Its last lines:"
                        + logs(group.container()));
            }
        }
    }

    private int patience(TargetGroup group) {
        return stack.services().stream()
                .filter(service -> service.containers().stream()
                        .anyMatch(container -> container.name().equals(group.container())))
                .mapToInt(Service::patience)
                .max()
                .orElse(0);
    }

    private Stream<Target> of(TargetGroup group, List<Target> all) {
        return all.stream().filter(target -> target.group().equals(HaproxyFile.backend(group)));
    }

    private boolean isTask(String service) {
        return stack.services().stream()
                .flatMap(one -> one.containers().stream())
                .anyMatch(container -> container.name().equals(service));
    }

    /** Says how a container came to its end, with its last words. */
    static StackFailure ended(Parts parts, ContainerState container) throws StackFailure {
        String how = container.outOfMemory()
                ? "was killed for want of memory; give its task definition more"
                : container.exitCode() == KILLED
                        ? "was killed"
                        : "ended by itself"
                                + (container.exitCode() == 0 ? "" : " with exit code " + container.exitCode());
        return new StackFailure(container.name() + " " + how + ". Its last lines:" + log(parts, container.name()));
    }

    private String logs(String service) throws StackFailure {
        var logs = new StringBuilder();
        for (ContainerState container : parts.containers()) {
            if (container.service().equals(service)) {
                logs.append(log(parts, container.name()));
            }
        }
        return logs.toString();
    }

    private static String log(Parts parts, String container) throws StackFailure {
        Programs.Outcome said = parts.engine().run("logs", "--tail", String.valueOf(LOG_LINES), container);
        List<String> readable =
                said.lines().stream().map(line -> new LogLine(line).readable()).toList();
        String last = new Programs.Outcome(said.code(), readable).last(LOG_LINES);
        return last.isEmpty() ? "\n    (it said nothing)" : last;
    }

    private void tell(String part, String news) {
        if (!news.equals(progress.put(part, news))) {
            told.accept(part + ": " + news);
        }
    }
}
