package dks.ui.forms;

import java.util.UUID;
import java.util.regex.Pattern;

/** The same for every attempt to send a form, so that a double click or a retry publishes once. */
public final class FormKey {

    private static final Pattern KEY = Pattern.compile("[!-~]{1,64}");

    private FormKey() {}

    /** The key, or a new one when this is none. */
    public static String orNew(String key) {
        return key != null && KEY.matcher(key).matches()
                ? key
                : UUID.randomUUID().toString();
    }
}
