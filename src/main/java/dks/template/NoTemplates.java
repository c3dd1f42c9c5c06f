package dks.template;

/** There is nothing to read; the message is one sentence that says where and what was looked for. */
public final class NoTemplates extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    NoTemplates(String message) {
        super(message);
    }
}
