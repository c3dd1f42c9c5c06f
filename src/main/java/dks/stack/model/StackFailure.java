package dks.stack.model;

/** Why the stack cannot run, in sentences for the person who typed {@code make stack}. */
public class StackFailure extends Exception {
    private static final long serialVersionUID = 1L;

    public StackFailure(String sentence) {
        super(sentence);
    }

    public StackFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
