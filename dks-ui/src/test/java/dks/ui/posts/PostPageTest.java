package dks.ui.posts;

import static org.assertj.core.api.Assertions.assertThat;

import dks.ui.PageTest;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PostPageTest extends PageTest {

    @Test
    void a_post_is_shown_in_full() {
        api.add(
                "Alarms",
                "https://example.com/x?a=1&b=2",
                "# Why\n\nBecause *so*.",
                List.of("ops"),
                "Ada",
                Instant.now().toString());
        var page = page("/posts/1");
        assertThat(page.title()).isEqualTo("Alarms · DevOps Knowledge Share");
        assertThat(page.select("h1").eachText()).containsExactly("Alarms");
        assertThat(page.select("#body h2").text()).isEqualTo("Why");
        assertThat(page.select("#body em").text()).isEqualTo("so");
        assertThat(page.select("#link").attr("href")).isEqualTo("https://example.com/x?a=1&b=2");
        assertThat(page.select("#link").attr("rel").split(" ")).contains("nofollow", "noopener", "noreferrer", "ugc");
        assertThat(page.select(".author").text()).isEqualTo("Ada");
        assertThat(page.select(".tags li").eachText()).containsExactly("ops");
        assertThat(page.select("time").text()).isEqualTo("just now");
    }

    @Test
    void a_post_of_ones_own_can_be_edited_and_deleted() {
        api.add("Mine", "Text");
        var page = page("/posts/1");
        assertThat(page.select("#edit").attr("href")).isEqualTo("/posts/1/edit");
        assertThat(page.select("#delete").attr("href")).isEqualTo("/posts/1/delete");
    }

    @Test
    void a_post_of_somebody_else_offers_nothing() {
        api.add("Theirs", "Text");
        api.mineIsNothing();
        assertThat(page("/posts/1").select("#own, #edit, #delete, main a[href^=/posts/1/]"))
                .isEmpty();
    }

    @Test
    void nothing_that_one_person_wrote_reorders_the_line_around_it() {
        var turned = "\u202Eelttil";
        api.add(turned, null, "Text", List.of(turned), turned, Instant.now().toString());
        api.comment(1, "Text", turned);
        for (var path : List.of("/?author=" + turned, "/posts/1/delete", "/posts/1")) {
            assertThat(page(path).title()).contains("\u2068" + turned + "\u2069");
        }
        for (var path : List.of("/", "/posts/1", "/tags", "/?author=" + turned, "/?tag=" + turned)) {
            var holding = page(path).select("main").select(":containsOwn(" + turned + "):not(h1:not([id]))");
            assertThat(holding).as(path).isNotEmpty().allMatch(element -> element.is("bdi, [dir=auto]"));
        }
    }

    @Test
    void a_post_that_was_changed_says_when() {
        api.add("Title", null, "Text", List.of(), "Ada", "2026-11-01T10:00:00Z");
        assertThat(page("/posts/1").select(".edited")).isEmpty();
        api.change(1, "Title", "Another text");
        for (var path : List.of("/posts/1", "/")) {
            assertThat(page(path).select(".edited").text()).isEqualTo("edited just now");
            assertThat(page(path).select(".byline > time").attr("datetime")).isEqualTo("2026-11-01T10:00:00Z");
        }
    }

    @Test
    void a_post_that_is_not_there_is_a_page_that_says_so() {
        var answer = browser().get("/posts/77");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(parse(answer).select("#trouble h1").text()).isEqualTo("There is nothing here");
    }

    @Test
    void an_address_that_cannot_be_a_post_is_not_asked_of_the_api() {
        assertThat(browser().get("/posts/abc").statusCode()).isEqualTo(404);
        assertThat(browser().get("/posts/99999999999999999999").statusCode()).isEqualTo(404);
        assertThat(api.received()).isEmpty();
    }
}
