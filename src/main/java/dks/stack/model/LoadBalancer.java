package dks.stack.model;

import java.util.List;

/**
 * The load balancer with its listener.
 *
 * @param port that its listener has inside the network
 * @param idleSeconds after which a connection without traffic is closed
 * @param rules by priority, the first first
 * @param otherwise what is done with a request that no rule is for
 */
public record LoadBalancer(
        Origin origin,
        Origin listener,
        int port,
        int idleSeconds,
        List<Rule> rules,
        Action otherwise,
        List<TargetGroup> targetGroups) {
    /** The name under which it is found. */
    public static final String HOST = "load-balancer";

    public LoadBalancer {
        rules = List.copyOf(rules);
        targetGroups = List.copyOf(targetGroups);
    }

    /** The longest time in seconds in which requests to a target that is taken out are finished. */
    public int drainSeconds() {
        return targetGroups.stream().mapToInt(TargetGroup::drainSeconds).max().orElse(0);
    }

    /** What is done with a request. */
    public sealed interface Action {
        /** It is sent to a target. */
        record Forward(Origin targetGroup) implements Action {}

        /** It is answered by the load balancer itself. */
        record Answer(int status, String contentType, String body) implements Action {}
    }

    /** Requests that meet all conditions are done the action with. */
    public record Rule(Origin origin, int priority, List<Condition> conditions, Action action) {}

    /**
     * What a rule asks of a request.
     *
     * @param field {@code path-pattern}, {@code host-header} or {@code http-request-method}
     * @param values of which one has to match
     */
    public record Condition(String field, List<String> values) {}

    /**
     * Containers that requests are sent to.
     *
     * @param container the name of the containers that are its targets
     * @param count how many there are
     * @param drainSeconds in which requests to a target that is taken out are finished
     */
    public record TargetGroup(Origin origin, String container, int port, int count, int drainSeconds, Probe probe) {}

    /**
     * How a target's health is asked for; times in seconds.
     *
     * @param codes of an answer that is healthy, for example {@code 200} or {@code 200-299,301}
     * @param healthyAfter so many good answers
     * @param unhealthyAfter so many bad ones
     */
    public record Probe(String path, String codes, int interval, int timeout, int healthyAfter, int unhealthyAfter) {}
}
