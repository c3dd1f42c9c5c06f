package dks.ui.posts;

import static org.assertj.core.api.Assertions.assertThat;

import dks.ui.PageTest;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PostsPageSearchTest extends PageTest {

    @Test
    void the_search_box_is_a_form_that_needs_no_script() {
        api.add("One", "Text");
        var form = page("/").selectFirst("#search");
        assertThat(form.attr("method")).isEqualTo("get");
        assertThat(form.attr("action")).isEqualTo("/");
        assertThat(form.select("label[for=q]").text()).isNotBlank();
        assertThat(form.select("#q").val()).isEmpty();
    }

    @Test
    void where_nothing_was_shared_there_is_nothing_to_search() {
        assertThat(page("/").select("#search")).isEmpty();
    }

    @Test
    void nothing_found_is_said_with_a_way_out() {
        api.add("One", "Text");
        var page = page("/?q=kubernetes");
        assertThat(page.select("#nothing").text()).contains("No post matches");
        assertThat(page.select("#nothing a").attr("href")).isEqualTo("/");
        assertThat(page.select("#q").val()).isEqualTo("kubernetes");
        assertThat(page.select("#empty, .post")).isEmpty();
    }

    @Test
    void one_post_found_is_shown_with_the_words_marked() {
        api.add("Alarms", "We silence **alarms** at night. Alarms are noise.");
        api.add("Costs", "Text");
        var page = page("/?q=alarms+night");
        assertThat(titles(page)).containsExactly("Alarms");
        assertThat(page.select(".excerpt").text()).isEqualTo("We silence alarms at night. Alarms are noise.");
        assertThat(page.select(".excerpt mark").eachText()).containsExactly("alarms", "night", "Alarms");
        assertThat(page.select("h1").text()).isEqualTo("Results for “alarms night”");
        assertThat(page.title()).isEqualTo("Results for “alarms night” · DevOps Knowledge Share");
        assertThat(page.select("#q").val()).isEqualTo("alarms night");
        assertThat(page.select("#nothing")).isEmpty();
    }

    @Test
    void without_a_search_nothing_is_marked() {
        api.add("Alarms", "We silence alarms");
        assertThat(page("/").select("mark")).isEmpty();
    }

    @Test
    void many_posts_found_are_paged_and_stay_filtered() {
        for (var i = 1; i <= 15; i++) {
            api.add("Wanted " + i, null, "Text & more", List.of("c++"), "Ada B", now());
            api.add("Other " + i, "Nothing");
        }
        var first = page("/?q=text+%26&tag=c%2B%2B&author=Ada+B");
        assertThat(titles(first)).hasSize(10).startsWith("Wanted 15");
        var older = first.selectFirst("#older");
        assertThat(older.attr("href"))
                .isEqualTo("/?q=text+%26&tag=c%2B%2B&author=Ada+B&cursor=after%2F10%2B%3D")
                .isEqualTo(older.attr("hx-get"));
        var second = page(older.attr("href"));
        assertThat(titles(second)).hasSize(5).endsWith("Wanted 1");
        assertThat(second.select("h1").text()).isEqualTo("Older results for “text &” tagged “c++” by Ada B");
        assertThat(second.select("#older")).isEmpty();
        assertThat(second.select("main > p a").attr("href")).isEqualTo("/?q=text+%26&tag=c%2B%2B&author=Ada+B");
    }

    @Test
    void what_htmx_gets_is_exactly_a_slice_of_the_filtered_page() {
        for (var i = 1; i <= 45; i++) {
            api.add("Wanted " + i, "needle " + i);
        }
        var address = page("/?q=needle").select("#older").attr("href");
        var page = browser().urlEncodingEnabled(false).get(address).asString();
        var fragment = browser()
                .urlEncodingEnabled(false)
                .header("HX-Request", "true")
                .get(address)
                .asString();
        assertThat(page).contains(fragment);
        var rows = Jsoup.parseBodyFragment("<ol>" + fragment + "</ol>");
        assertThat(rows.select("mark")).hasSize(10);
        assertThat(rows.select("#older").attr("hx-get")).startsWith("/?q=needle&cursor=");
    }

    @Test
    void with_the_api_down_htmx_is_told_to_try_the_same_search_again() {
        api.goDown();
        var answer = browser().header("HX-Request", "true").get("/?q=needle&tag=ecs&cursor=x");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(Jsoup.parseBodyFragment(answer.asString()).select("#older").attr("href"))
                .isEqualTo("/?q=needle&tag=ecs&cursor=x");
    }

    @Test
    void tags_and_authors_lead_to_more_of_them() {
        api.add("One", null, "Text", List.of("c++", "ecs"), "Zoë & Co", now());
        api.add("Two", null, "Text", List.of("ecs"), "Ada", now());
        for (var path : List.of("/?q=one", "/posts/1")) {
            var page = page(path);
            assertThat(page.select(".tags a").eachAttr("href")).containsExactly("/?tag=c%2B%2B", "/?tag=ecs");
            assertThat(page.select("a.author").attr("href")).isEqualTo("/?author=Zo%C3%AB+%26+Co");
        }
        assertThat(titles(page("/?tag=c%2B%2B"))).containsExactly("One");
        assertThat(titles(page("/?tag=ecs"))).containsExactly("Two", "One");
        assertThat(titles(page("/?author=Zo%C3%AB+%26+Co"))).containsExactly("One");
        assertThat(page("/?tag=ecs").title()).startsWith("Posts tagged “ecs” ·");
        assertThat(page("/?author=Ada").title()).startsWith("Posts by Ada ·");
    }

    @Test
    void every_filter_in_force_is_shown_and_can_be_removed_alone() {
        api.add("One", null, "Text", List.of("ecs"), "Ada", now());
        var page = page("/?q=text&tag=ecs&author=Ada");
        assertThat(page.select("#conditions li").eachText())
                .containsExactly("words text remove", "tag ecs remove", "author Ada remove");
        assertThat(page.select("#conditions a").eachAttr("href"))
                .containsExactly("/?tag=ecs&author=Ada", "/?q=text&author=Ada", "/?q=text&tag=ecs");
        assertThat(page.select("#conditions a").eachAttr("aria-label"))
                .as("each link says what it removes")
                .containsExactly("remove words text", "remove tag ecs", "remove author Ada");
        assertThat(page("/?tag=ecs").select("#conditions a").attr("href")).isEqualTo("/");
        assertThat(page("/").select("#conditions")).isEmpty();
    }

    @Test
    void searching_within_a_filter_keeps_it() {
        api.add("One", null, "Text", List.of("ecs"), "Ada", now());
        var page = page("/?tag=ecs&author=Ada");
        assertThat(page.select("#search input[name=tag]").val()).isEqualTo("ecs");
        assertThat(page.select("#search input[name=author]").val()).isEqualTo("Ada");
        assertThat(page("/").select("#search input[type=hidden]")).isEmpty();
    }

    @Test
    void an_empty_search_shows_everything() {
        api.add("One", "Text");
        var page = page("/?q=++&tag=&author=");
        assertThat(titles(page)).containsExactly("One");
        assertThat(page.title()).startsWith("Posts ·");
        assertThat(api.received().get(0).uri()).isEqualTo("/api/posts?limit=10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%41 100%", "{id} {{x}}", "a+b & c=d", "\"a phrase\" -not", "#?/;:@", "Größe 🚢"})
    void the_api_gets_exactly_the_words_that_were_typed(String words) {
        api.add("One", words);
        var page = page("/?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
        assertThat(page.select("#q").val()).isEqualTo(words);
        assertThat(titles(page)).containsExactly("One");
    }

    @Test
    void a_search_that_the_api_refuses_says_why_and_keeps_the_words() {
        api.answer(400, "application/problem+json", "{\"status\":400,\"detail\":\"q holds up to 200 characters.\"}");
        var answer = browser().get("/?q=long");
        assertThat(answer.statusCode()).isEqualTo(400);
        var page = parse(answer);
        assertThat(page.select("#notice").text()).isEqualTo("q holds up to 200 characters.");
        assertThat(page.select("#q").val()).isEqualTo("long");
        assertThat(page.select("#nothing, .post")).isEmpty();
    }

    private static String now() {
        return Instant.now().toString();
    }

    private static List<String> titles(Document page) {
        return page.select("#posts h2").eachText();
    }
}
