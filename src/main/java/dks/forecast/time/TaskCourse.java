package dks.forecast.time;

import dks.forecast.time.reading.ServiceNumbers;
import dks.forecast.time.step.Assumption;
import dks.forecast.time.step.Seconds;
import dks.forecast.time.step.Step;
import java.util.ArrayList;
import java.util.List;

/** The life of a service's tasks in steps. */
final class TaskCourse {
    private final ServiceNumbers numbers;

    TaskCourse(ServiceNumbers numbers) {
        this.numbers = numbers;
    }

    /** From the decision to start a task to a container that runs. */
    List<Step> running(Assumption pull) {
        var steps = new ArrayList<Step>();
        steps.add(Step.of(Assumption.PLACEMENT));
        if (numbers.ownInterface()) {
            steps.add(Step.of(Assumption.INTERFACE));
        }
        steps.add(Step.of(pull));
        steps.add(Step.of(Assumption.CONTAINER));
        return steps;
    }

    /** What the first task waits for and no other. */
    List<Step> waking() {
        return numbers.wakesDatabase() ? List.of(Step.of(Assumption.DATABASE_WAKES)) : List.of();
    }

    /** From a container that runs to a task that serves. */
    List<Step> answering() {
        var steps = new ArrayList<Step>();
        steps.add(Step.of(Assumption.APPLICATION));
        numbers.slowestCheck()
                .ifPresent(check -> steps.add(new Step(
                        "healthy to %s (%d × %d s)"
                                .formatted(check.who(), check.healthyCount(), check.intervalSeconds()),
                        check.untilHealthy())));
        return steps;
    }

    /** From the decision to stop a task to its end. */
    List<Step> leaving() {
        var steps = new ArrayList<Step>();
        if (numbers.drainSeconds() > 0) {
            // The whole of it, with requests or without: the target stays "draining" so long, and ECS waits for that.
            // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html
            steps.add(new Step("deregistration delay", Seconds.always(numbers.drainSeconds())));
        }
        int graceful = Math.min(Assumption.GRACEFUL_END.seconds().expected(), numbers.stopSeconds());
        steps.add(new Step(Assumption.GRACEFUL_END.what(), new Seconds(graceful, numbers.stopSeconds())));
        return steps;
    }

    /** The same steps, so many times. */
    static List<Step> times(int count, List<Step> steps) {
        return steps.stream()
                .map(step -> new Step(step.name(), step.each(), step.times() * count))
                .toList();
    }
}
