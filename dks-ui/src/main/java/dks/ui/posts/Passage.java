package dks.ui.posts;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a text that was searched; {@code found} when it is what was searched for. Pages escape the text of every
 * piece and put the mark around it: markup is never made of what people wrote.
 */
record Passage(String text, boolean found) {

    private static final char BEGIN = '\uE000';
    private static final char END = '\uE001';

    /** A text without markers, which the API keeps no more than this does: only a search sets them. */
    static String unmarked(String text) {
        return text.replace(String.valueOf(BEGIN), "").replace(String.valueOf(END), "");
    }

    static List<Passage> plain(String text) {
        return text.isEmpty() ? List.of() : List.of(new Passage(text, false));
    }

    /** The pieces of a text with a marker before and after every one that was found; stray markers are dropped. */
    static List<Passage> marked(String text) {
        var passages = new ArrayList<Passage>();
        var found = false;
        var start = 0;
        for (var i = 0; i <= text.length(); i++) {
            var end = i == text.length();
            if (end || text.charAt(i) == BEGIN || text.charAt(i) == END) {
                if (i > start) {
                    passages.add(new Passage(text.substring(start, i), found));
                }
                found = !end && text.charAt(i) == BEGIN;
                start = i + 1;
            }
        }
        return List.copyOf(passages);
    }
}
