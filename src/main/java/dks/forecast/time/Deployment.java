package dks.forecast.time;

import dks.forecast.time.reading.ServiceNumbers;
import dks.forecast.time.step.Assumption;
import dks.forecast.time.step.Course;
import dks.forecast.time.step.Step;
import dks.proof.shift.Strategy;
import java.util.ArrayList;
import java.util.List;

/** A deployment that goes well. */
final class Deployment {
    private final ServiceNumbers numbers;

    Deployment(ServiceNumbers numbers) {
        this.numbers = numbers;
    }

    /** The whole of it, as if nothing else of the stack had changed. */
    Course alone() {
        return own().between(
                        "a deploy", List.of(Step.of(Assumption.CHANGE_SET)), List.of(Step.of(Assumption.CLEAN_UP)));
    }

    /** The part that is the service's own, when a stack deploys several. */
    Course own() {
        var instance = new NewInstance(numbers);
        return course(
                instance.steps(),
                instance.isExpected() ? Assumption.FIRST_PULL : Assumption.PULL,
                new TaskCourse(numbers).waking());
    }

    /** The same backwards, right after it: instances, images and the database are as it left them. */
    Course back() {
        return course(List.of(), Assumption.PULL_AGAIN, List.of());
    }

    private Course course(List<Step> instance, Assumption pull, List<Step> waking) {
        var task = new TaskCourse(numbers);
        int batches = numbers.batches().count();
        var steps = new ArrayList<Step>();
        steps.add(Step.of(Assumption.TASK_DEFINITION));
        steps.addAll(instance);
        steps.addAll(TaskCourse.times(batches, task.running(pull)));
        steps.addAll(TaskCourse.times(Math.min(1, batches), waking));
        steps.addAll(TaskCourse.times(batches, task.answering()));
        steps.add(Step.of(Assumption.ACTS, batches));
        // ECS watches alarms when the old tasks are gone, and keeps these while traffic shifts away from them.
        boolean rolling = numbers.strategy() == Strategy.ROLLING;
        steps.addAll(rolling ? TaskCourse.times(batches, task.leaving()) : numbers.waits());
        steps.addAll(rolling ? numbers.waits() : TaskCourse.times(batches, task.leaving()));
        steps.add(Step.of(Assumption.NOTICE));
        return new Course(
                "the service's part",
                steps.stream().filter(step -> step.times() > 0).toList());
    }
}
