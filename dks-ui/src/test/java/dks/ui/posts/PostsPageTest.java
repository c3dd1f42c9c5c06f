package dks.ui.posts;

import static org.assertj.core.api.Assertions.assertThat;

import dks.ui.PageTest;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PostsPageTest extends PageTest {

    @Test
    void without_posts_the_page_invites_to_write_the_first() {
        var page = page("/");
        assertThat(page.select("#empty a").attr("href")).isEqualTo("/posts/new");
        assertThat(page.select("#posts")).isEmpty();
    }

    @Test
    void one_post_shows_all_there_is_to_know_before_opening_it() {
        var when = Instant.now().minus(Duration.ofHours(3));
        api.add(
                "Binpack",
                "https://www.example.com/a",
                "We **moved** to `binpack`.",
                List.of("ecs", "cost"),
                "Jonas",
                when.toString());
        var post = page("/").selectFirst("#posts li.post");
        assertThat(post.select("h2 a").attr("href")).isEqualTo("/posts/1");
        assertThat(post.select("h2").text()).isEqualTo("Binpack");
        assertThat(post.select(".author").text()).isEqualTo("Jonas");
        assertThat(post.select("time").text()).isEqualTo("3 hours ago");
        assertThat(Instant.parse(post.select("time").attr("datetime")))
                .isEqualTo(when.truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
        assertThat(post.select(".absolute").text()).isEqualTo(new PostTime(when, when).absolute());
        assertThat(post.select(".excerpt").text()).isEqualTo("We moved to \"binpack\".");
        assertThat(post.select(".source a").attr("href")).isEqualTo("https://www.example.com/a");
        assertThat(post.select(".source a").text()).isEqualTo("example.com");
        assertThat(post.select(".tags li").eachText()).containsExactly("ecs", "cost");
    }

    @Test
    void a_post_with_neither_link_nor_tags_shows_no_empty_places() {
        api.add("Plain", "Text");
        assertThat(page("/").select(".source, .tags")).isEmpty();
    }

    @Test
    void many_posts_are_shown_ten_at_a_time_newest_first() {
        addPosts(25);
        var first = page("/");
        assertThat(titles(first)).hasSize(10).startsWith("Post 25", "Post 24").endsWith("Post 16");
        var second = page(first.select("#older").attr("href"));
        assertThat(titles(second)).hasSize(10).startsWith("Post 15").endsWith("Post 6");
        assertThat(second.select("h1").text()).isEqualTo("Older posts");
        var last = page(second.select("#older").attr("href"));
        assertThat(titles(last)).containsExactly("Post 5", "Post 4", "Post 3", "Post 2", "Post 1");
        assertThat(last.select("#older")).isEmpty();
    }

    @Test
    void htmx_fetches_the_older_posts_from_the_same_address_as_the_link() {
        addPosts(11);
        var older = page("/").selectFirst("#older");
        assertThat(older.attr("hx-get")).isEqualTo(older.attr("href"));
        assertThat(older.attr("hx-target")).isEqualTo("closest li");
        assertThat(older.parent().tagName()).isEqualTo("li");
    }

    @Test
    void what_htmx_gets_is_exactly_a_slice_of_the_page() {
        addPosts(21);
        var address = page("/").select("#older").attr("href");
        var page = browser().urlEncodingEnabled(false).get(address).asString();
        var fragment = browser()
                .urlEncodingEnabled(false)
                .header("HX-Request", "true")
                .get(address)
                .asString();
        assertThat(page).contains(fragment);
        var rows = Jsoup.parseBodyFragment("<ol>" + fragment + "</ol>");
        assertThat(rows.select("li.post")).hasSize(10);
        assertThat(rows.select("#older")).hasSize(1);
        assertThat(fragment).doesNotContain("<html", "<h1");
    }

    @Test
    void caches_are_told_that_page_and_fragment_share_an_address() {
        api.add("One", "Text");
        assertThat(browser().get("/").headers().getValues("Vary")).contains("HX-Request");
        assertThat(browser().header("HX-Request", "true").get("/").headers().getValues("Vary"))
                .contains("HX-Request");
    }

    @Test
    void page_and_fragment_say_that_they_are_utf_8() {
        api.add("Größe 🚢", "Text");
        for (var answer : List.of(
                browser().get("/"), browser().header("HX-Request", "true").get("/"))) {
            assertThat(answer.contentType()).isEqualTo("text/html;charset=UTF-8");
            assertThat(answer.asString()).contains("Größe 🚢");
        }
    }

    @Test
    void a_cursor_that_the_api_does_not_know_is_an_address_that_does_not_exist() {
        assertThat(browser().get("/?cursor=nonsense").statusCode()).isEqualTo(404);
    }

    @Test
    void older_posts_past_the_last_say_so_by_being_a_page_without_posts() {
        var page = page("/?cursor=after%2F0%2B%3D");
        assertThat(page.select("#empty")).isEmpty();
        assertThat(page.select("main").text()).contains("Back to the newest");
    }

    @Test
    void reading_with_head_works_as_with_get() {
        assertThat(browser().head("/").statusCode()).isEqualTo(200);
    }

    private void addPosts(int count) {
        for (var i = 1; i <= count; i++) {
            api.add("Post " + i, "Text " + i);
        }
    }

    private static List<String> titles(org.jsoup.nodes.Document page) {
        return page.select("#posts h2").eachText();
    }
}
