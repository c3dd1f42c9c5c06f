package dks.local;

/** Why the local system cannot run, in sentences for the person who typed {@code make up}. */
public final class LocalFailure extends Exception {
    private static final long serialVersionUID = 1L;

    LocalFailure(String sentence) {
        super(sentence);
    }

    LocalFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
