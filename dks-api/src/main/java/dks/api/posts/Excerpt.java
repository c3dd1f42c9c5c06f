package dks.api.posts;

/**
 * The part of a body in which a search found its words, with a mark before and after each of them; the start of
 * the body where it has none.
 */
final class Excerpt {

    /** Characters for private use: they mean nothing in a text, so none is lost that a person would miss. */
    static final String START = "\uE000";

    static final String END = "\uE001";

    /** For PostgreSQL's {@code ts_headline}. */
    static final String OPTIONS = "StartSel=" + START + ", StopSel=" + END
            + ", MaxFragments=2, MinWords=15, MaxWords=30, ShortWord=0, FragmentDelimiter=\" … \"";

    /**
     * How many characters of a body are looked at. PostgreSQL's work grows with the square of the matches: a body of 64
     * KiB that repeats two words would take it a quarter of a second, and a page of such bodies half a minute.
     */
    static final int LOOKED_AT = 4_000;

    private Excerpt() {}

    /** A text that cannot pass for marked; null stays null. */
    static String unmarked(String text) {
        return text == null ? null : text.replace(START, "").replace(END, "");
    }
}
