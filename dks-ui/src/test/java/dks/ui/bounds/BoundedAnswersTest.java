package dks.ui.bounds;

import static org.assertj.core.api.Assertions.assertThat;

import dks.ui.PageTest;
import dks.ui.api.FakeApi.Received;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Each text is bounded, and so is what many texts make together; what does not fit is a link away. */
@QuarkusTest
class BoundedAnswersTest extends PageTest {

    private static final int TEXTS = 512 * 1024;
    private static final int AROUND_THEM = 128 * 1024;

    static final List<String> BOMBS = List.of(Bombs.REFERENCE, Bombs.ADDRESSES, Bombs.MARKS_AND_LINKS);

    @ParameterizedTest
    @FieldSource("BOMBS")
    void a_post_is_bounded_on_its_page_in_the_feed_and_as_a_preview(String text) {
        api.add("A bomb", text);
        for (var answer : List.of(
                browser().get("/posts/1"),
                form().formParam("body", text).header("HX-Request", "true").post("/posts?preview"))) {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.asByteArray()).hasSizeLessThan(TEXTS + AROUND_THEM);
        }
        // In the feed every "<" takes four characters.
        assertThat(browser().get("/feed.atom").asByteArray()).hasSizeLessThan(5 * TEXTS + AROUND_THEM);
        assertThat(browser().get("/").asByteArray()).hasSizeLessThan(AROUND_THEM);
    }

    @Test
    void what_would_be_too_much_is_shown_as_it_was_typed() {
        api.add("A bomb", Bombs.REFERENCE);
        assertThat(page("/posts/1").selectFirst("#body > pre").wholeText()).isEqualTo(Bombs.REFERENCE);
    }

    @Test
    void comments_that_are_too_much_for_a_page_are_read_on_their_own() {
        api.add("A post", "Text");
        IntStream.range(0, 50).forEach(i -> api.comment(1, Bombs.FEW_ADDRESSES, "Ada"));
        var answer = browser().get("/posts/1");
        assertThat(answer.asByteArray()).hasSizeLessThan(TEXTS + AROUND_THEM);
        var comments = parse(answer).select(".comment");
        assertThat(comments).hasSize(50);
        assertThat(comments.select(".prose")).hasSizeBetween(3, 49);
        assertThat(comments)
                .allMatch(comment -> comment.select(".prose, a.alone").size() == 1);

        var alone = page(comments.select("a.alone").first().attr("href"));
        assertThat(alone.select(".comment .prose").text()).isEqualTo(Bombs.FEW_ADDRESSES.strip());
        assertThat(alone.select("#whole").attr("href")).isEqualTo("/posts/1#comments");
    }

    @Test
    void a_comment_that_is_not_there_is_looked_for_once() {
        api.add("A post", "Text");
        IntStream.range(0, 340).forEach(i -> api.comment(1, "a@b.cc ", "Ada"));
        assertThat(page("/posts/1?comment=999999999").select(".comment")).hasSize(50);
        assertThat(api.received())
                .extracting(Received::uri)
                .containsExactly("/api/posts/1", "/api/posts/1/comments?limit=50", "/api/comments/999999999");
    }

    @Test
    void a_feed_of_long_posts_leads_to_those_that_it_has_no_room_for() {
        IntStream.range(0, 20).forEach(i -> api.add("Post " + i, Bombs.ADDRESSES));
        var answer = browser().get("/feed.atom");
        assertThat(answer.asByteArray()).hasSizeLessThan(5 * TEXTS + AROUND_THEM);
        var entries = Jsoup.parse(answer.asString(), Parser.xmlParser()).select("entry");
        assertThat(entries).hasSize(20);
        assertThat(entries.select("content")).hasSizeBetween(1, 19);
        assertThat(entries).allMatch(entry -> entry.select("content, summary").size() == 1);
        assertThat(entries)
                .allMatch(entry -> !entry.select("link[rel=alternate]").isEmpty());
        assertThat(entries.select("summary").first().text()).contains("a@b.cc").hasSizeLessThan(601);
    }
}
