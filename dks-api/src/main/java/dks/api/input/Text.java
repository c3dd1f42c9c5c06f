package dks.api.input;

/**
 * What a text may hold: anything but control characters and halves of surrogate pairs, neither of which PostgreSQL
 * stores as sent. A text of one line holds nothing either that would end the line or turn the direction of writing: that
 * would reach beyond the text, and show a name or a title as what it is not. In a text of lines the direction is kept,
 * and ends with the paragraph.
 */
public final class Text {

    /** What a text of one line must not hold, inside of a regular expression's brackets. */
    public static final String NOT_IN_LINE =
            "\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069";

    /** A regular expression for a text of one line. */
    public static final String LINE = "[^" + NOT_IN_LINE + "]*";

    /** A regular expression for a text of lines, with tabs. */
    public static final String ANY = "[^\\p{Cc}\\p{Cs}\\n\\t\\r]*+(?:[\\n\\t\\r][^\\p{Cc}\\p{Cs}]*+)*+";

    private Text() {}
}
