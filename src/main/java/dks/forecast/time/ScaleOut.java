package dks.forecast.time;

import dks.forecast.time.reading.ServiceNumbers;
import dks.forecast.time.step.Assumption;
import dks.forecast.time.step.Course;
import dks.forecast.time.step.Step;
import dks.proof.placement.IdlePool;
import java.util.ArrayList;
import java.util.List;

/** From the moment at which more is needed to a task that serves. */
final class ScaleOut {
    private final ServiceNumbers numbers;
    private final TaskCourse task;

    ScaleOut(ServiceNumbers numbers) {
        this.numbers = numbers;
        this.task = new TaskCourse(numbers);
    }

    /** The ways in which this service gets a task more. */
    List<Course> courses() {
        var courses = new ArrayList<Course>();
        if (numbers.service().most() > numbers.service().desired()) {
            courses.add(course(
                    "a further task, on an instance with room",
                    List.of(Step.of(Assumption.TRACKING_ALARM)),
                    Assumption.PULL_AGAIN,
                    List.of()));
            if (grows()) {
                var before = new ArrayList<Step>();
                before.add(Step.of(Assumption.TRACKING_ALARM));
                before.addAll(NewInstance.launch());
                courses.add(course("a further task, on a new instance", before, Assumption.FIRST_PULL, List.of()));
            }
        }
        if (grows() && numbers.pool().filter(IdlePool::mayBeEmpty).isPresent()) {
            courses.add(course(
                    "the first task, from no instances", NewInstance.launch(), Assumption.FIRST_PULL, task.waking()));
        }
        return courses;
    }

    private boolean grows() {
        return numbers.pool().filter(IdlePool::grows).isPresent();
    }

    private Course course(String name, List<Step> before, Assumption pull, List<Step> waking) {
        var steps = new ArrayList<>(before);
        steps.addAll(task.running(pull));
        steps.addAll(waking);
        steps.addAll(task.answering());
        return new Course(name, steps);
    }
}
