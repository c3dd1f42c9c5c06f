package dks.api.problem;

/** An idempotency key came again with a different request; answered with 422. */
public class KeyReused extends RuntimeException {

    /** Takes the key as it was sent. */
    public KeyReused(String key) {
        super("The Idempotency-Key '" + key + "' was used before with a different request; send a new key.");
    }
}
