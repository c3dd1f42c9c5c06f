package dks.api.problem;

import java.time.Duration;

/** A person writes faster than they may; answered with 429, and nothing is done. */
public class TooManyWrites extends RuntimeException {

    private final long seconds;

    /** Takes how long to wait before the next try. */
    public TooManyWrites(Duration wait) {
        super("You write too fast for this board; wait a moment and send it again.");
        seconds = Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
    }

    /** How long to wait, in whole seconds, at least 1. */
    long seconds() {
        return seconds;
    }
}
