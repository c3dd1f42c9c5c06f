package dks.drills;

import dks.stack.model.Container;
import dks.stack.model.LoadBalancer.TargetGroup;
import dks.stack.model.Service;
import java.util.ArrayList;
import java.util.List;

/**
 * A service with its tasks, and by hand what ECS does with them, with the template's numbers.
 *
 * @param failures after so many tasks that did not get healthy the circuit breaker ends a deployment
 */
record Fleet(
        Service service, TargetGroup group, int failures, Containers containers, Balancer balancer, List<Task> tasks) {
    private static final int PAUSE_MILLIS = 250;

    static Fleet of(Service service, TargetGroup group, int failures, Containers containers, Balancer balancer) {
        return new Fleet(service, group, failures, containers, balancer, new ArrayList<>());
    }

    /** The name of its containers. */
    String name() {
        return group.container();
    }

    /** The image of the stage. */
    String image() {
        return container().start().image();
    }

    boolean isHealthy(Task task) {
        return balancer.isHealthy(task);
    }

    /** How long the load balancer sends requests to a task that answers no more, at the worst, in milliseconds. */
    long detectionMillis() {
        var probe = group.probe();
        return (probe.interval() * (long) probe.unhealthyAfter() + probe.timeout()) * 1000;
    }

    /** How long a task has to get healthy before ECS replaces it, in milliseconds: grace, then the checks that fail. */
    long patienceMillis() {
        return service.patience() * 1000L + detectionMillis();
    }

    private Container container() {
        return service.containers().stream()
                .filter(one -> one.name().equals(name()))
                .findFirst()
                .orElseThrow();
    }

    /** Starts a task and registers it; it gets no requests yet. */
    Task start() {
        Task task = containers.startOneMore(name());
        adopt(task);
        return task;
    }

    /** Takes in a task that runs already. */
    void adopt(Task task) {
        // ECS replaces a task whose container has ended; the engine would start the same one again.
        containers.run("update", "--restart", "no", task.id());
        balancer.register(group, task);
        tasks.add(task);
    }

    /** Waits for the load balancer; empty when the task is healthy, else why ECS gives it up. */
    String await(Task task) {
        long end = System.currentTimeMillis() + patienceMillis();
        while (!balancer.isHealthy(task)) {
            if (containers.hasEnded(task)) {
                return "ended by itself:" + containers.said(task, 1);
            }
            if (System.currentTimeMillis() > end) {
                return "was not healthy within " + patienceMillis() / 1000 + " s";
            }
            Time.sleep(PAUSE_MILLIS);
        }
        return "";
    }

    /** The end of a task as ECS orders it: no new requests, the deregistration delay, SIGTERM, the stop timeout, SIGKILL. */
    int retire(Task task) {
        balancer.drain(task);
        Time.sleep(group.drainSeconds() * 1000L);
        int code = containers.stop(task, container().stopSeconds());
        balancer.remove(task);
        tasks.remove(task);
        return code;
    }

    /** The end of a task that gets no requests. */
    void discard(Task task) {
        balancer.remove(task);
        containers.discard(task);
        tasks.remove(task);
    }

    /** One healthy task of the stage's image, and no other. */
    void restore() {
        containers.useImage(name(), image());
        for (Task task : List.copyOf(tasks)) {
            if (!isAsAtTheBeginning(task)) {
                discard(task);
            }
        }
        while (tasks.size() > 1) {
            retire(tasks.get(tasks.size() - 1));
        }
        if (tasks.isEmpty()) {
            String trouble = await(start());
            if (!trouble.isEmpty()) {
                throw new IllegalStateException(name() + " " + trouble);
            }
        }
    }

    private boolean isAsAtTheBeginning(Task task) {
        var found = containers.inspect(task.id());
        return balancer.isHealthy(task)
                && found.path("State").path("Running").asBoolean()
                && found.path("RestartCount").asInt() == 0
                && found.path("Config").path("Image").asText().equals(image());
    }

    /** The one task, when there is one. */
    Task first() {
        return tasks.get(0);
    }
}
