package dks.infra.stage;

/** A setting that cannot be used; the message is one sentence that names the value and the way out. */
public final class InvalidSettingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** @param message one sentence for the person who typed the setting */
    public InvalidSettingException(String message) {
        super(message);
    }
}
