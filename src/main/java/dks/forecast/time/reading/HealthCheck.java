package dks.forecast.time.reading;

import dks.forecast.time.step.Seconds;

/**
 * Who asks a task for its health, and how often.
 *
 * @param who {@code the target group}, or {@code the container}
 * @param startSeconds before which no failure counts, by the check itself
 * @param drainSeconds how long a leaving task may finish its requests
 */
public record HealthCheck(
        String who, int intervalSeconds, int healthyCount, int unhealthyCount, int startSeconds, int drainSeconds) {

    /** From an application that answers to a task that serves; at worst a check has just been missed. */
    public Seconds untilHealthy() {
        return new Seconds(intervalSeconds * healthyCount, intervalSeconds * (healthyCount + 1));
    }

    /** How long it takes at least to find a task unhealthy. */
    public int untilUnhealthy() {
        return startSeconds + intervalSeconds * unhealthyCount;
    }
}
