package dks.ui.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndLink;
import com.rometools.rome.io.SyndFeedInput;
import dks.ui.Hostile;
import dks.ui.PageTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.w3c.dom.Document;

@QuarkusTest
class FeedTest extends PageTest {

    static final List<String> TEXTS = texts();

    @Test
    void a_feed_reader_finds_all_there_is_to_know_of_a_post() throws Exception {
        api.add(
                "Alarms & <b>more</b>",
                "https://example.com/x?a=1&b=2",
                "Because *so* 🚢.",
                List.of("ops", "c++"),
                "Ada",
                "2026-11-01T10:00:00.123Z");
        api.change(1, "Alarms & <b>more</b>", "Because *so* 🚢.");
        var feed = read(browser().get("/feed.atom"));
        assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
        assertThat(feed.getTitle()).isEqualTo("Posts · DevOps Knowledge Share");
        assertThat(feed.getUri()).isEqualTo("https://dks.example/feed.atom");
        assertThat(link(feed, "alternate")).isEqualTo("https://dks.example/");
        assertThat(link(feed, "self")).isEqualTo("https://dks.example/feed.atom");
        var entry = feed.getEntries().get(0);
        assertThat(entry.getUri()).isEqualTo("https://dks.example/posts/1");
        assertThat(entry.getLink()).isEqualTo("https://dks.example/posts/1");
        assertThat(entry.getTitle()).isEqualTo("Alarms & <b>more</b>");
        assertThat(entry.getAuthor()).isEqualTo("Ada");
        assertThat(entry.getPublishedDate().toInstant()).isEqualTo(Instant.parse("2026-11-01T10:00:00Z"));
        assertThat(entry.getUpdatedDate()).isAfter(entry.getPublishedDate()).isEqualTo(feed.getPublishedDate());
        assertThat(entry.getContents().get(0).getType()).isEqualTo("html");
        var content = Jsoup.parseBodyFragment(entry.getContents().get(0).getValue());
        assertThat(content.select("p em").text()).isEqualTo("so");
        assertThat(content.text()).isEqualTo("Because so 🚢.");
    }

    @Test
    void links_and_tags_of_a_post_are_there() throws Exception {
        api.add("One", "https://example.com/", "Text", List.of("ops", "c++"), "Ada", "2026-11-01T10:00:00Z");
        var feed = read(browser().get("/feed.atom"));
        assertThat(feed.getEntries().get(0).getCategories())
                .extracting(SyndCategory::getName)
                .containsExactly("ops", "c++");
        var xml = parseXml(browser().get("/feed.atom"));
        var links = xml.getElementsByTagName("link");
        var found = new ArrayList<String>();
        for (var i = 0; i < links.getLength(); i++) {
            var attributes = links.item(i).getAttributes();
            found.add(attributes.getNamedItem("rel").getNodeValue() + " "
                    + attributes.getNamedItem("href").getNodeValue());
        }
        assertThat(found)
                .containsExactly(
                        "alternate https://dks.example/",
                        "self https://dks.example/feed.atom",
                        "alternate https://dks.example/posts/1",
                        "related https://example.com/");
        assertThat(xml.getDocumentElement().getNamespaceURI()).isEqualTo("http://www.w3.org/2005/Atom");
    }

    @Test
    void it_holds_the_newest_twenty_and_honours_the_filters() throws Exception {
        for (var i = 1; i <= 25; i++) {
            api.add("Post " + i, null, "Text", List.of(i % 2 == 0 ? "even" : "odd"), "Ada", "2026-11-01T10:00:00Z");
        }
        assertThat(titles("/feed.atom")).hasSize(20).startsWith("Post 25");
        assertThat(titles("/feed.atom?tag=even&author=Ada")).hasSize(12).contains("Post 2");
        assertThat(titles("/feed.atom?q=7")).containsExactly("Post 17", "Post 7");
        var feed = read(browser().get("/feed.atom?tag=even&author=Ada"));
        assertThat(feed.getTitle()).isEqualTo("Posts tagged “even” by Ada · DevOps Knowledge Share");
        assertThat(feed.getUri()).isEqualTo("https://dks.example/feed.atom?tag=even&author=Ada");
        assertThat(link(feed, "alternate")).isEqualTo("https://dks.example/?tag=even&author=Ada");
    }

    @Test
    void without_posts_it_is_a_feed_all_the_same() throws Exception {
        var feed = read(browser().get("/feed.atom"));
        assertThat(feed.getEntries()).isEmpty();
        assertThat(feed.getPublishedDate().toInstant()).isEqualTo(Instant.EPOCH);
    }

    @ParameterizedTest
    @FieldSource("TEXTS")
    void it_is_well_formed_and_harmless_whatever_people_write(String text) throws Exception {
        api.add(text, text, text, List.of(text), text, "2026-11-01T10:00:00Z");
        var answer = browser().queryParam("author", text).get("/feed.atom");
        assertThat(answer.statusCode()).isEqualTo(200);
        var entry = read(answer).getEntries().get(0);
        assertThat(entry.getAuthor())
                .isEqualTo(text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "\uFFFD"));
        Hostile.assertHarmless(
                Jsoup.parseBodyFragment(entry.getContents().get(0).getValue()).body());
    }

    @Test
    void readers_and_caches_are_told_what_it_is_and_how_long_to_keep_it() {
        api.add("One", "Text");
        var answer = browser().get("/feed.atom");
        assertThat(answer.contentType()).startsWith("application/atom+xml");
        assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=300");
        assertThat(answer.headers().getValues("Set-Cookie")).isEmpty();
        assertThat(api.received().get(0).header("Dks-visitor")).isNull();
    }

    @Test
    void who_has_it_already_is_told_so_until_it_changes() {
        api.add("One", "Text");
        var tag = browser().get("/feed.atom").header("ETag");
        var same = browser().header("If-None-Match", tag).get("/feed.atom");
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.asString()).isEmpty();
        assertThat(same.header("ETag")).isEqualTo(tag);
        assertThat(same.header("Cache-Control")).isEqualTo("public, max-age=300");
        api.change(1, "One", "Another text");
        var changed = browser().header("If-None-Match", tag).get("/feed.atom");
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.header("ETag")).isNotEqualTo(tag);
    }

    @Test
    void the_list_leads_to_the_feed_of_what_it_shows() {
        api.add("One", null, "Text", List.of("ecs"), "Ada", "2026-11-01T10:00:00Z");
        var page = page("/?tag=ecs&sort=kudos");
        assertThat(page.select("#feed").attr("href")).isEqualTo("/feed.atom?tag=ecs");
        var link = page.selectFirst("head link[rel=alternate]");
        assertThat(link.attr("type")).isEqualTo("application/atom+xml");
        assertThat(link.attr("href")).isEqualTo("/feed.atom?tag=ecs");
        assertThat(page("/posts/1").select("link[rel=alternate]")).isEmpty();
    }

    @Test
    void with_the_api_down_a_reader_is_told_to_come_back() {
        api.goDown();
        var answer = browser().get("/feed.atom");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    private static String link(SyndFeed feed, String relation) {
        return feed.getLinks().stream()
                .filter(link -> link.getRel().equals(relation))
                .map(SyndLink::getHref)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> titles(String path) throws Exception {
        return read(browser().get(path)).getEntries().stream()
                .map(SyndEntry::getTitle)
                .toList();
    }

    private static SyndFeed read(Response answer) throws Exception {
        return new SyndFeedInput().build(new StringReader(text(answer)));
    }

    private static Document parseXml(Response answer) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(text(answer).getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(Response answer) {
        return new String(answer.asByteArray(), StandardCharsets.UTF_8);
    }

    private static List<String> texts() {
        var texts = new ArrayList<>(Hostile.PAYLOADS);
        texts.add("]]> \u0001\u0008\u000B\u001F\uFFFE\uFFFF & 🚢");
        return texts;
    }
}
