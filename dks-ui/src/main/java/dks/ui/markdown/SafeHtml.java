package dks.ui.markdown;

import java.util.List;
import java.util.regex.Pattern;
import org.owasp.html.Handler;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.HtmlStreamRenderer;
import org.owasp.html.PolicyFactory;

/** The elements and attributes that Markdown needs, and nothing else. */
final class SafeHtml {

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "code")
            .allowElements("ul", "ol", "li", "em", "strong", "del", "a")
            .allowElements("table", "thead", "tbody", "tr", "th", "td")
            .allowElements(SafeHtml::scrollable, "pre", "table")
            .allowAttributes("start")
            .matching(Pattern.compile("\\d{1,9}"))
            .onElements("ol")
            .allowAttributes("align")
            .matching(true, "left", "center", "right")
            .onElements("th", "td")
            .allowAttributes("class")
            .matching(Pattern.compile("language-[A-Za-z0-9+#.-]{1,30}"))
            .onElements("code")
            .allowAttributes("href", "title")
            .onElements("a")
            .allowUrlProtocols("http", "https", "mailto")
            .requireRelsOnLinks("nofollow", "noopener", "noreferrer", "ugc")
            .toFactory();

    private SafeHtml() {}

    /** What is wider than the page scrolls in its place: with a place in the Tab order the arrow keys can do it, too. */
    private static String scrollable(String element, List<String> attributes) {
        attributes.addAll(List.of("tabindex", "0"));
        return element;
    }

    /**
     * What is allowed of some HTML.
     *
     * @throws BoundedText.Full when that is more than {@code limit} characters
     */
    static String of(String html, int limit) {
        var safe = new BoundedText(limit);
        HtmlSanitizer.sanitize(
                html, POLICY.apply(HtmlStreamRenderer.create(safe, Handler.PROPAGATE, Handler.DO_NOTHING)));
        return safe.toString();
    }

    /** The text as it was typed. Every character becomes nine at most, such as an emoji. */
    static String preformatted(String text) {
        var escaped = text.replace("&", "&amp;").replace("<", "&lt;");
        return POLICY.sanitize("<pre>" + escaped + "</pre>");
    }
}
