package dks.ui.settings;

/** A setting that the service cannot start with; the message is one sentence for the person who sets it. */
public final class BadSetting extends RuntimeException {

    BadSetting(String sentence) {
        super(sentence);
    }
}
