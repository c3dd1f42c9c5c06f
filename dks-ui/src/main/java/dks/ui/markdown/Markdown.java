package dks.ui.markdown;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * Makes HTML of what people write, so that nothing in it can run, load anything, or pass for the page around it.
 *
 * <p>Two walls: the renderer escapes HTML and drops dangerous addresses, and {@link SafeHtml} lets through what it knows.
 */
public final class Markdown {

    // The rows of a table are filled up to its widest: without a bound, a text makes thousands of times its own length.
    private static final int MOST_CELLS = 2_000;
    // What a person writes becomes three times as long, a text of "&" alone five times.
    private static final int TIMES_THE_TEXT = 8;
    private static final int SHORT_HTML = 64 * 1024;
    private static final int LONGEST_TEXT = 64 * 1024;
    // About 50 ms.
    private static final long MOST_STEPS_FOR_LINKS = 8_000_000;

    private static final List<Extension> EXTENSIONS = List.of(
            TablesExtension.builder().maxCells(MOST_CELLS).build(),
            StrikethroughExtension.create(),
            AutolinkExtension.create());

    // Every level of nesting is a level of recursion in the renderer; a thousand ">" in a row must not overflow the
    // stack.
    private static final int DEEPEST_NESTING = 50;

    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .maxOpenBlockParsers(DEEPEST_NESTING)
            .build();
    private static final HtmlRenderer HTML = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .build();
    private static final TextContentRenderer TEXT = TextContentRenderer.builder()
            .extensions(EXTENSIONS)
            .lineBreakRendering(LineBreakRendering.STRIP)
            .build();

    private Markdown() {}

    /**
     * The HTML of a text, ready to stand in a page unescaped. What would take too much work, or more than
     * {@link #longestHtml} characters, is shown as it was typed.
     */
    public static String html(String text) {
        if (text.length() > LONGEST_TEXT) {
            // No post and no comment is as long: this is what another API would give.
            return SafeHtml.preformatted(text.substring(0, LONGEST_TEXT) + "…");
        }
        var limit = longestHtml(text);
        try {
            return LinkEffort.of(text) > MOST_STEPS_FOR_LINKS
                    ? SafeHtml.preformatted(text)
                    : SafeHtml.of(rendered(text, limit), limit);
        } catch (StackOverflowError | IllegalArgumentException | BoundedText.Full tooMuch) {
            return SafeHtml.preformatted(text);
        }
    }

    /** The most characters of HTML that a text may become. */
    static int longestHtml(String text) {
        return Math.max(SHORT_HTML, TIMES_THE_TEXT * Math.min(text.length(), LONGEST_TEXT));
    }

    /** The beginning of a text, without its markup, in at most {@code length} characters; it still has to be escaped. */
    public static String excerpt(String text, int length) {
        var beginning = text.substring(0, Math.min(text.length(), length * 10));
        // White space is cut later, and a link is written with its address.
        var plain = new BoundedText(length * 20);
        try {
            TEXT.render(parse(beginning), plain);
        } catch (BoundedText.Full enough) {
            return Excerpt.cut(plain.toString(), length);
        } catch (StackOverflowError | IllegalArgumentException tooDeeplyNestedOrTooManyCells) {
            return Excerpt.cut(beginning, length);
        }
        return Excerpt.cut(plain.toString(), length);
    }

    private static String rendered(String text, int limit) {
        var html = new BoundedText(limit);
        HTML.render(parse(text), html);
        return html.toString();
    }

    private static Node parse(String text) {
        var document = PARSER.parse(text);
        document.accept(new GuestManners());
        return document;
    }
}
