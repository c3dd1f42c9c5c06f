package dks.forecast.time.step;

/**
 * A part of a course that follows the one before it.
 *
 * @param name what happens
 * @param each how long it takes once
 * @param times how often it happens, one after the other
 */
public record Step(String name, Seconds each, int times) {
    /** What happens once. */
    public Step(String name, Seconds each) {
        this(name, each, 1);
    }

    /** What is assumed to happen, once. */
    public static Step of(Assumption assumption) {
        return of(assumption, 1);
    }

    /** What is assumed to happen, so many times. */
    public static Step of(Assumption assumption, int times) {
        return new Step(assumption.what(), assumption.seconds(), times);
    }

    /** How long it takes in all. */
    public Seconds total() {
        return each.times(times);
    }

    /** As a part of a sum: {@code 2 × 5 (15) ECS places a task}, the worst in brackets. */
    @Override
    public String toString() {
        return (times == 1 ? "" : times + " × ") + each.expected()
                + (each.worst() == each.expected() ? "" : " (" + each.worst() + ")") + " " + name;
    }
}
