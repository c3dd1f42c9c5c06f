package dks.forecast.time.step;

import java.util.ArrayList;
import java.util.List;

/**
 * Something that takes time, with its parts, one after the other.
 *
 * @param name what it is, for a heading
 */
public record Course(String name, List<Step> steps) {
    public Course {
        steps = List.copyOf(steps);
    }

    /** How long it takes. */
    public Seconds total() {
        return steps.stream().map(Step::total).reduce(Seconds.NONE, Seconds::plus);
    }

    /** The same under a name, between what comes before and after it. */
    public Course between(String longer, List<Step> before, List<Step> after) {
        var all = new ArrayList<>(before);
        all.addAll(steps);
        all.addAll(after);
        return new Course(longer, all);
    }
}
