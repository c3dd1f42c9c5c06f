package dks.ui.posts;

import static org.assertj.core.api.Assertions.assertThat;

import dks.ui.PageTest;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CommentPagingTest extends PageTest {

    private static final String SECOND = "/posts/1?comments=after%2F50%2B%3D";

    @BeforeEach
    void manyComments() {
        api.add("A post", "Text");
        IntStream.rangeClosed(1, 120).forEach(number -> api.comment(1, "Comment " + number, "Ada"));
    }

    @Test
    void fifty_at_a_time_are_shown_with_a_link_to_more() {
        var page = page("/posts/1");
        assertThat(page.select(".comment")).hasSize(50);
        assertThat(page.select("#first-comments")).isEmpty();
        assertThat(page.select("#more").attr("href")).isEqualTo(SECOND);
        assertThat(page.select("#more").attr("hx-get")).isEqualTo(SECOND);
        var second = page(SECOND);
        assertThat(second.select(".comment").first().id()).isEqualTo("comment-51");
        assertThat(second.select("#first-comments").attr("href")).isEqualTo("/posts/1#comments");
        assertThat(page(second.select("#more").attr("href")).select(".comment, #more"))
                .hasSize(20);
    }

    @Test
    void htmx_gets_the_part_of_the_page() {
        var answer =
                browser().urlEncodingEnabled(false).header("HX-Request", "true").get(SECOND);
        assertThat(answer.header("Vary")).contains("HX-Request");
        assertThat(browser().get("/posts/1").header("Vary")).contains("HX-Request");
        var rows = Jsoup.parseBodyFragment("<ol>" + answer.asString() + "</ol>").selectFirst("ol");
        assertThat(rows.select("> li").outerHtml())
                .isEqualTo(page(SECOND).select("#comments ol > li").outerHtml());
        assertThat(answer.asString()).doesNotContain("<html", "<form");
    }

    @Test
    void a_link_to_a_comment_shows_it_where_it_belongs() {
        assertThat(page("/posts/1?comment=40").select("#comment-40 .prose").text())
                .isEqualTo("Comment 40");
    }

    @Test
    void a_link_to_a_comment_further_down_leads_to_a_page_of_its_own() {
        var answer = browser().get("/posts/1?comment=70");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("https://dks.example/posts/1/comments/70");
        var page = page("/posts/1/comments/70");
        assertThat(page.select(".comment")).hasSize(1);
        assertThat(page.select("#comment-70 .prose").text()).isEqualTo("Comment 70");
        assertThat(page.select("#comment-70 .edit").attr("href")).isEqualTo("/posts/1/comments/70/edit");
        assertThat(page.select("#whole").attr("href")).isEqualTo("/posts/1#comments");
        assertThat(page.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
    }

    @Test
    void a_comment_that_is_gone_leads_to_the_others() {
        api.add("Another post", "Text");
        api.comment(2, "Elsewhere", "Ada");
        for (var id : new long[] {121, 999}) {
            assertThat(page("/posts/1?comment=" + id).select(".comment, #more")).hasSize(51);
            assertThat(browser().get("/posts/1/comments/" + id).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void comments_that_cannot_be_read_do_not_keep_the_post_from_being_read() {
        api.loseComments();
        var answer = browser().get("/posts/1");
        assertThat(answer.statusCode()).isEqualTo(200);
        var page = parse(answer);
        assertThat(page.select("h1").text()).isEqualTo("A post");
        assertThat(page.select("#comments [role=status]").text()).contains("not available right now");
        assertThat(page.select("#more").text()).isEqualTo("Try again");
        assertThat(page.select("#more").attr("hx-get")).isEqualTo("/posts/1");
        var part =
                browser().urlEncodingEnabled(false).header("HX-Request", "true").get(SECOND);
        assertThat(part.statusCode()).isEqualTo(503);
        assertThat(part.header("Retry-After")).isEqualTo("5");
        assertThat(parse(part).select("#more").attr("hx-get")).isEqualTo(SECOND);
    }

    @Test
    void what_is_no_cursor_is_no_page() {
        assertThat(browser().get("/posts/1?comments=x").statusCode()).isEqualTo(404);
        assertThat(browser().get("/posts/1?comment=x").statusCode()).isEqualTo(404);
    }
}
