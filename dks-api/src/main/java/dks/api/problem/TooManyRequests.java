package dks.api.problem;

import java.time.Duration;

/**
 * More is asked for than this task does for one person in a while, or for everybody at once; answered with 429, and
 * nothing is done. RFC 6585 (4) leaves open how requests are counted. A 503 would count as a failure of this service, and
 * enough of those roll a deployment back, which a flood of searches must not do.
 */
public class TooManyRequests extends RuntimeException {

    private final long seconds;

    /** Takes the sentence that the client reads, and how long to wait before the next try. */
    public TooManyRequests(String sentence, Duration wait) {
        super(sentence);
        seconds = Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
    }

    /** How long to wait, in whole seconds, at least 1. */
    long seconds() {
        return seconds;
    }
}
