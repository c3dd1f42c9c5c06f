package dks.api.problem;

import java.util.function.Function;

/** A request that does not fit what is stored; the answer holds the stored thing, so that a person can compare. */
public class Conflict extends RuntimeException {

    private final int status;
    private final transient Function<Problem, ?> withCurrent;

    private Conflict(int status, String sentence, Function<Problem, ?> withCurrent) {
        super(sentence);
        this.status = status;
        this.withCurrent = withCurrent;
    }

    /**
     * What is to be edited was edited meanwhile; answered with 409.
     *
     * @param thing what it is, in a word
     * @param version the version that it has now
     * @param withCurrent makes the body of the answer, which holds the thing as it is now
     */
    public static Conflict changed(String thing, int version, Function<Problem, ?> withCurrent) {
        return new Conflict(
                409,
                "The %s is at version %d by now; look at it and send that version to overwrite it."
                        .formatted(thing, version),
                withCurrent);
    }

    /**
     * An idempotency key came again with a different request; answered with 422.
     *
     * @param withCurrent makes the body of the answer, which holds what was stored with the key, as it is now, if it is the caller's
     */
    public static Conflict keyReused(String key, Function<Problem, ?> withCurrent) {
        return new Conflict(
                422,
                "The Idempotency-Key '%s' was used before with a different request; edit what it published, or send a new key."
                        .formatted(key),
                withCurrent);
    }

    int status() {
        return status;
    }

    /** The body of the answer. */
    Object body(Problem problem) {
        return withCurrent.apply(problem);
    }
}
