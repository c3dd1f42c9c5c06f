package dks.ui.markdown;

import java.util.regex.Pattern;

/**
 * Estimates how much work the links of a text are for the parser, without parsing it.
 *
 * <p>For every link the parser may look at each emphasis mark and each image that is open before it
 * (org.commonmark.internal.InlineParserImpl, processDelimiters and disallowPreviousLinks): "a*[a]:b" 9,000 times takes
 * half a second. Emphasis and links end with their paragraph, and a paragraph ends at a blank line at the latest.
 */
final class LinkEffort {

    private static final Pattern BLANK_LINE = Pattern.compile("\n[ \t]*\n");

    private LinkEffort() {}

    /** The number of steps, at most. */
    static long of(String text) {
        var steps = 0L;
        var start = 0;
        for (var blank = BLANK_LINE.matcher(text); blank.find(); start = blank.end()) {
            steps += ofParagraph(text, start, blank.start());
        }
        return steps + ofParagraph(text, start, text.length());
    }

    private static long ofParagraph(String text, int start, int end) {
        var links = 0L;
        var marks = 0L;
        for (var at = start; at < end; at++) {
            switch (text.charAt(at)) {
                case '[' -> links++;
                case '*', '_', '~', '!' -> marks++;
                default -> {}
            }
        }
        return links * marks;
    }
}
