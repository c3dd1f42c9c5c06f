package dks.forecast.time.reading;

/**
 * ECS's deployment circuit breaker. Its kinds of threshold are those of
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ThresholdConfiguration.html.
 *
 * @param value failed tasks, or a percentage of the desired count
 */
public record Breaker(boolean enabled, Kind kind, int value) {
    /** What ECS does when it is told nothing else. */
    static final int PERCENT = 50;

    private static final int AT_LEAST = 3;
    private static final int AT_MOST = 200;

    /** What a threshold counts. */
    public enum Kind {
        COUNT,
        BOUNDED_PERCENT,
        UNBOUNDED_PERCENT
    }

    /** How many tasks fail before the deployment does. A share is rounded up, which AWS leaves open. */
    public int failures(int desired) {
        int share = (int) (((long) desired * value + 99) / 100);
        return switch (kind) {
            case COUNT -> Math.max(1, value);
            case BOUNDED_PERCENT -> Math.min(AT_MOST, Math.max(AT_LEAST, share));
            case UNBOUNDED_PERCENT -> Math.max(1, share);
        };
    }
}
