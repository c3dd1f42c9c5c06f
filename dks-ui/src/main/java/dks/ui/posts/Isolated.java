package dks.ui.posts;

import java.text.Bidi;

/** What people wrote, for the middle of a plain sentence, which it must not reorder; in markup that is what bdi is for. */
final class Isolated {

    private static final String RIGHT_TO_LEFT_ISOLATE = "\u2067";
    private static final String FIRST_STRONG_ISOLATE = "\u2068";
    private static final String POP_ISOLATE = "\u2069";

    private Isolated() {}

    /** The text, between two invisible characters when it runs from right to left or says so. */
    static String of(String text) {
        // Which Bidi does not count: it looks for letters that run from right to left, and for the older controls.
        var isolatesItself = text.contains(RIGHT_TO_LEFT_ISOLATE);
        var turns = isolatesItself || Bidi.requiresBidi(text.toCharArray(), 0, text.length());
        return turns ? FIRST_STRONG_ISOLATE + text.replace(POP_ISOLATE, "") + POP_ISOLATE : text;
    }
}
