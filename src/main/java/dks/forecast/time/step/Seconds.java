package dks.forecast.time.step;

/**
 * How long something takes, in seconds.
 *
 * @param worst with everything at its slowest that still counts as working; never less than {@code expected}
 */
public record Seconds(int expected, int worst) {
    /** No time at all. */
    public static final Seconds NONE = new Seconds(0, 0);

    /** @throws IllegalArgumentException when the worst is better than the expected, or less than nothing is expected */
    public Seconds {
        if (expected < 0 || worst < expected) {
            throw new IllegalArgumentException(
                    "expected " + expected + " s, at worst " + worst + " s: the worst is never the shorter");
        }
    }

    /** As long in any case. */
    public static Seconds always(int seconds) {
        return new Seconds(seconds, seconds);
    }

    /** One after the other. */
    public Seconds plus(Seconds other) {
        return new Seconds(expected + other.expected, worst + other.worst);
    }

    /** So many times, one after the other. */
    public Seconds times(int count) {
        return new Seconds(expected * count, worst * count);
    }

    /** Side by side. */
    public Seconds beside(Seconds other) {
        return new Seconds(Math.max(expected, other.expected), Math.max(worst, other.worst));
    }

    /** As people read it: {@code 95 s, at worst 240 s}. */
    @Override
    public String toString() {
        return worst == expected ? expected + " s" : expected + " s, at worst " + worst + " s";
    }
}
