package dks.ui.feed;

import dks.ui.api.Post;
import dks.ui.markdown.HtmlBudget;
import dks.ui.markdown.Markdown;
import dks.ui.posts.Filter;
import dks.ui.posts.PostLink;
import dks.ui.settings.Settings;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;

/** Posts as an Atom feed (RFC 4287). */
final class AtomFeed {

    private static final String NAMESPACE = "http://www.w3.org/2005/Atom";
    private static final String HTML = "text/html";
    private static final int SUMMARY_LENGTH = 600;
    private static final Instant BEFORE_ANY_POST = Instant.EPOCH;
    // The JDK's own, whatever else is on the class path.
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();

    private final Settings settings;
    private final XmlElements xml;
    private final HtmlBudget budget = new HtmlBudget();

    private AtomFeed(Settings settings, XmlElements xml) {
        this.settings = settings;
        this.xml = xml;
    }

    /**
     * The feed of the posts that {@code filter} asks for, in UTF-8. The same posts give the same bytes. Its texts take at
     * most {@link HtmlBudget#PER_ANSWER}; posts after that have the beginning of their text, and a link as all have.
     */
    static byte[] of(List<Post> posts, Filter filter, Settings settings) {
        var bytes = new ByteArrayOutputStream();
        try {
            var writer = WRITERS.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            writer.writeStartDocument("UTF-8", "1.0");
            new AtomFeed(settings, new XmlElements(writer)).feed(posts, filter);
            writer.writeEndDocument();
            writer.close();
        } catch (XMLStreamException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
        return bytes.toByteArray();
    }

    private void feed(List<Post> posts, Filter filter) throws XMLStreamException {
        var self = address(filter.feedHref());
        var updated =
                posts.stream().map(Post::updatedAt).max(Instant::compareTo).orElse(BEFORE_ANY_POST);
        xml.open("feed", "xmlns", NAMESPACE);
        xml.element("id", self);
        xml.element("title", filter.describe("Posts", "Results") + " · DevOps Knowledge Share");
        xml.element("updated", time(updated));
        xml.empty("link", "rel", "alternate", "type", HTML, "href", address(filter.href()));
        xml.empty("link", "rel", "self", "type", FeedPage.TYPE, "href", self);
        for (var post : posts) {
            entry(post);
        }
        xml.close();
    }

    private void entry(Post post) throws XMLStreamException {
        var page = address("/posts/" + post.id());
        xml.open("entry");
        xml.element("id", page);
        xml.element("title", post.title());
        xml.element("published", time(post.createdAt()));
        xml.element("updated", time(post.updatedAt()));
        xml.open("author");
        xml.element("name", post.author());
        xml.close();
        xml.empty("link", "rel", "alternate", "type", HTML, "href", page);
        var link = PostLink.of(post.link());
        if (link != null) {
            xml.empty("link", "rel", "related", "href", link.href());
        }
        for (var tag : post.tags()) {
            xml.empty("category", "term", tag);
        }
        text(post, page);
        xml.close();
    }

    private void text(Post post, String page) throws XMLStreamException {
        var html = budget.html(post.body());
        if (html == null) {
            xml.element("summary", Markdown.excerpt(post.body(), SUMMARY_LENGTH));
        } else {
            xml.element("content", html, "type", "html", "xml:base", page);
        }
    }

    private String address(String path) {
        return settings.address(path).toString();
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
