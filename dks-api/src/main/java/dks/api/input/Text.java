package dks.api.input;

import java.util.regex.Pattern;

/**
 * What a text may hold: anything but control characters and halves of surrogate pairs, neither of which PostgreSQL
 * stores as sent. A text of one line holds nothing either that would end the line or turn the direction of writing: that
 * would reach beyond the text, and show a name or a title as what it is not. In a text of lines the direction is kept,
 * and ends with the paragraph.
 */
public final class Text {

    /**
     * Halves of surrogate pairs, inside of a regular expression's brackets. The OpenAPI document leaves them out: other
     * regular expressions do not know them, or take every pair for two of them.
     */
    public static final String SURROGATES = "\\uD800-\\uDFFF";

    /** What a text of one line must not hold, inside of a regular expression's brackets. */
    public static final String NOT_IN_LINE = "\\u0000-\\u001F\\u007F-\\u009F\\u2028\\u2029\\u061C\\u200E\\u200F"
            + "\\u202A-\\u202E\\u2066-\\u2069" + Text.SURROGATES;

    /** A regular expression for a text of one line. */
    public static final String LINE = "[^" + NOT_IN_LINE + "]*";

    /** A regular expression for a text of lines, with tabs. */
    public static final String ANY =
            "[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F" + Text.SURROGATES + "]*+";

    /**
     * Letters, digits, punctuation and symbols, also those that this Java does not know yet, but for fillers: letters and
     * symbols without a shape, and what Unicode sets aside for characters without one (Default_Ignorable_Code_Point).
     */
    private static final Pattern SHOWS = Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S}\\p{Co}\\p{Cn}"
            + "&&[^\\u115F\\u1160\\u2065\\u2800\\u3164\\uFFA0\\uFFF0-\\uFFF8"
            + "\\x{16FE4}\\x{1D159}\\x{E0000}-\\x{E0FFF}]]");

    private Text() {}

    /** Whether a text, which may be null, shows something. */
    public static boolean isVisible(String text) {
        return text != null && SHOWS.matcher(text).find();
    }
}
