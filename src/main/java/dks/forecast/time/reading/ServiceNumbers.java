package dks.forecast.time.reading;

import dks.forecast.time.step.Step;
import dks.proof.placement.IdlePool;
import dks.proof.reading.Service;
import dks.proof.shift.Strategy;
import dks.template.Place;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Everything about a service that decides how long things take.
 *
 * @param pool the instances that run it, where they can be told
 * @param checks who must find a new task healthy
 * @param graceSeconds in which ECS stops no task for its health, be it the target's or the container's:
 *     https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html
 * @param stopSeconds after which a container that was asked to end is killed
 * @param ownInterface whether each task gets a network interface
 * @param wakesDatabase whether its containers know a database that pauses
 * @param waits waiting times at the end of a deployment: for alarms, or between shifts of traffic
 */
public record ServiceNumbers(
        Service service,
        Optional<IdlePool> pool,
        Batches batches,
        List<HealthCheck> checks,
        int graceSeconds,
        int stopSeconds,
        boolean ownInterface,
        boolean wakesDatabase,
        Strategy strategy,
        Breaker breaker,
        List<Step> waits) {

    public Place place() {
        return service.place();
    }

    /** The check that is the last to be good. */
    public Optional<HealthCheck> slowestCheck() {
        return checks.stream()
                .max(Comparator.comparingInt(check -> check.untilHealthy().worst()));
    }

    /** The check that is the first to be bad. */
    public Optional<HealthCheck> soonestAlarm() {
        return checks.stream().min(Comparator.comparingInt(HealthCheck::untilUnhealthy));
    }

    /** How long the load balancer lets a leaving task finish its requests. */
    public int drainSeconds() {
        return checks.stream().mapToInt(HealthCheck::drainSeconds).max().orElse(0);
    }
}
