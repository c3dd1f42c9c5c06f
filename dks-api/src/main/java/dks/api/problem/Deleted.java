package dks.api.problem;

/** What was published with an idempotency key was deleted since, so a retry must not publish it anew; answered with 410. */
public class Deleted extends RuntimeException {

    /** Takes the key as it was sent. */
    public Deleted(String key) {
        super("What was published with the Idempotency-Key '" + key
                + "' was deleted since; send a new key to publish it again.");
    }
}
