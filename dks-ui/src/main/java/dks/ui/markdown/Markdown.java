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
    private static final int LONGEST_HTML = 1024 * 1024;
    // Every link looks at all "![" that are open before it.
    private static final int MOST_IMAGES = 500;

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

    /** The HTML of a text, ready to stand in a page unescaped; what costs too much to render is shown as it was typed. */
    public static String html(String text) {
        try {
            var html = hasTooManyImages(text) ? null : HTML.render(parse(text));
            return html == null || html.length() > LONGEST_HTML ? SafeHtml.preformatted(text) : SafeHtml.of(html);
        } catch (StackOverflowError | IllegalArgumentException tooDeeplyNestedOrTooManyCells) {
            return SafeHtml.preformatted(text);
        }
    }

    /** The beginning of a text, without its markup, in at most {@code length} characters; it still has to be escaped. */
    public static String excerpt(String text, int length) {
        var beginning = text.substring(0, Math.min(text.length(), length * 10));
        try {
            return Excerpt.cut(TEXT.render(parse(beginning)), length);
        } catch (StackOverflowError | IllegalArgumentException tooDeeplyNestedOrTooManyCells) {
            return Excerpt.cut(beginning, length);
        }
    }

    private static boolean hasTooManyImages(String text) {
        var count = 0;
        for (var at = text.indexOf("!["); at >= 0 && count <= MOST_IMAGES; at = text.indexOf("![", at + 1)) {
            count++;
        }
        return count > MOST_IMAGES;
    }

    private static Node parse(String text) {
        var document = PARSER.parse(text);
        document.accept(new GuestManners());
        return document;
    }
}
