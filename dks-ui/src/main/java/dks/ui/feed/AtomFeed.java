package dks.ui.feed;

import dks.ui.api.Post;
import dks.ui.markdown.Markdown;
import dks.ui.posts.Filter;
import dks.ui.posts.PostLink;
import dks.ui.settings.Settings;
import java.io.StringWriter;
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
    private static final Instant BEFORE_ANY_POST = Instant.EPOCH;
    // The JDK's own, whatever else is on the class path.
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();

    private final Settings settings;
    private final XmlElements xml;

    private AtomFeed(Settings settings, XmlElements xml) {
        this.settings = settings;
        this.xml = xml;
    }

    /** The feed of the posts that {@code filter} asks for, in UTF-8. The same posts give the same bytes. */
    static byte[] of(List<Post> posts, Filter filter, Settings settings) {
        var text = new StringWriter();
        try {
            var writer = WRITERS.createXMLStreamWriter(text);
            writer.writeStartDocument("UTF-8", "1.0");
            new AtomFeed(settings, new XmlElements(writer)).feed(posts, filter);
            writer.writeEndDocument();
            writer.close();
        } catch (XMLStreamException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
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
        xml.element("content", Markdown.html(post.body()), "type", "html", "xml:base", page);
        xml.close();
    }

    private String address(String path) {
        return settings.address(path).toString();
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
