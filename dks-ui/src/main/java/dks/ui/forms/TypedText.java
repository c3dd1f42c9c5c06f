package dks.ui.forms;

import java.util.regex.Pattern;

/** What arrives from the fields of a form, made fit to work with. */
public final class TypedText {

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    private TypedText() {}

    /** The text, never null. */
    public static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    /** A text of several lines. Browsers send CR LF for every line break, which would count twice against the limits. */
    public static String lines(String text) {
        return orEmpty(text).replace("\r\n", "\n");
    }

    /** A version; what is no number is no version of anything, and the API then answers with the one there is. */
    public static long number(String version) {
        try {
            return version == null ? 0 : Long.parseLong(version);
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }

    /** True when two texts differ in white space at most, which the API may tidy. */
    public static boolean sameWords(String one, String other) {
        return words(one).equals(words(other));
    }

    private static String words(String text) {
        return WHITE_SPACE.matcher(text).replaceAll(" ").strip();
    }
}
