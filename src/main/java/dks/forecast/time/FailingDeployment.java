package dks.forecast.time;

import dks.forecast.time.reading.HealthCheck;
import dks.forecast.time.reading.ServiceNumbers;
import dks.forecast.time.step.Assumption;
import dks.forecast.time.step.Course;
import dks.forecast.time.step.Seconds;
import dks.forecast.time.step.Step;
import dks.proof.shift.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A deployment that goes wrong, until the service is as it was. By the circuit breaker alone: an alarm that goes off earlier
 * makes it shorter.
 */
final class FailingDeployment {
    private final ServiceNumbers numbers;
    private final TaskCourse task;

    FailingDeployment(ServiceNumbers numbers) {
        this.numbers = numbers;
        this.task = new TaskCourse(numbers);
    }

    /** The whole of it, as if nothing else of the stack had changed; empty when nobody would notice. */
    Optional<Course> alone(FailureKind kind) {
        return own(kind)
                .map(course -> course.between(
                        kind.words(), List.of(Step.of(Assumption.CHANGE_SET)), List.of(Step.of(Assumption.ROLL_BACK))));
    }

    /** The part that is the service's own, when a stack deploys several. */
    Optional<Course> own(FailureKind kind) {
        if (numbers.batches().first() == 0
                || numbers.strategy() != Strategy.ROLLING
                || kind == FailureKind.NEVER_HEALTHY && numbers.checks().isEmpty()) {
            return Optional.empty();
        }
        var steps = new ArrayList<Step>();
        steps.add(Step.of(Assumption.TASK_DEFINITION));
        if (numbers.breaker().enabled()) {
            steps.addAll(new NewInstance(numbers).steps());
            steps.addAll(tries(kind));
            steps.addAll(back());
        } else {
            steps.add(Step.of(Assumption.NO_BREAKER));
            steps.addAll(back());
        }
        steps.add(Step.of(Assumption.NOTICE));
        return Optional.of(new Course("the service's part", steps));
    }

    /** Tasks of a batch fail side by side; the next ones are tried when they have. */
    private List<Step> tries(FailureKind kind) {
        int first = numbers.batches().first();
        int rounds = (numbers.breaker().failures(numbers.service().desired()) + first - 1) / first;
        Assumption pull = new NewInstance(numbers).isExpected() ? Assumption.FIRST_PULL : Assumption.PULL;
        var steps = new ArrayList<Step>();
        for (Step step : task.running(pull)) {
            boolean once = step.name().equals(pull.what());
            steps.add(new Step(step.name(), step.each(), once ? 1 : rounds));
        }
        if (rounds > 1) {
            steps.add(Step.of(Assumption.PULL_AGAIN, rounds - 1));
        }
        steps.addAll(TaskCourse.times(
                rounds, kind == FailureKind.EXITS_AT_ONCE ? List.of(Step.of(Assumption.EXIT)) : unhealthy()));
        steps.add(Step.of(Assumption.ACTS));
        return steps;
    }

    /** Checks go on in the grace period, so that a task is known to be unhealthy when it ends. */
    private List<Step> unhealthy() {
        HealthCheck check = numbers.soonestAlarm().orElseThrow();
        var steps = new ArrayList<Step>();
        steps.add(new Step(
                "grace period of %d s over, unhealthy to %s (%d × %d s)"
                        .formatted(
                                numbers.graceSeconds(), check.who(), check.unhealthyCount(), check.intervalSeconds()),
                new Seconds(
                        Math.max(numbers.graceSeconds(), check.untilUnhealthy()),
                        numbers.graceSeconds() + check.untilUnhealthy())));
        steps.add(Step.of(Assumption.ACTS));
        steps.addAll(task.leaving());
        return steps;
    }

    /** Old tasks that went before the new ones served are started anew. */
    private List<Step> back() {
        int desired = numbers.service().desired();
        if (numbers.service().downTo(desired) >= desired) {
            return List.of(); // all of them still run
        }
        var anew = new ArrayList<>(task.running(Assumption.PULL_AGAIN));
        anew.addAll(task.answering());
        if (numbers.batches().stopsFirst()) {
            return anew;
        }
        return anew.stream()
                .map(step -> new Step(
                        "if an old task went first: " + step.name(),
                        new Seconds(0, step.total().worst())))
                .toList();
    }
}
