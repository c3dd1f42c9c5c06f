package dks.api.input;

/** What a text may hold: anything but control characters and halves of surrogate pairs, neither of which PostgreSQL stores as sent. */
public final class Text {

    /** A regular expression for a text of one line. */
    public static final String LINE = "[^\\p{Cc}\\p{Cs}]*";

    /** A regular expression for a text of lines, with tabs. */
    public static final String ANY = "[^\\p{Cc}\\p{Cs}\\n\\t\\r]*+(?:[\\n\\t\\r][^\\p{Cc}\\p{Cs}]*+)*+";

    private Text() {}
}
