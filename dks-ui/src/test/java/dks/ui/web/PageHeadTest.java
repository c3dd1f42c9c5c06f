package dks.ui.web;

import static org.assertj.core.api.Assertions.assertThat;

import dks.ui.Hostile;
import dks.ui.PageTest;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PageHeadTest extends PageTest {

    static final List<String> PAYLOADS = Hostile.PAYLOADS;

    private static final Set<String> EXPECTED = Set.of("meta", "title", "link", "script");

    @Test
    void every_page_has_a_title_of_its_own() {
        api.add("Blue green deploys", "Text");
        api.comment(1, "A comment", "Ada");
        var titles = new HashSet<String>();
        var paths = List.of(
                "/",
                "/?tag=ecs",
                "/?author=Ada",
                "/?q=needle",
                "/tags",
                "/posts/1",
                "/posts/1/edit",
                "/posts/1/delete",
                "/posts/1/comments/1/edit",
                "/posts/1/comments/1/delete",
                "/posts/new",
                "/nowhere");
        for (var path : paths) {
            var title = page(path).title();
            assertThat(title).as(path).matches("\\S.+ · DevOps Knowledge Share");
            titles.add(title);
        }
        assertThat(titles).hasSameSizeAs(paths);
    }

    @Test
    void a_post_describes_itself_to_those_who_show_a_link_to_it() {
        api.add("Blue \"green\" & <others>", "# Why\n\nSome **bold** " + "words and more ".repeat(20));
        var page = page("/posts/1?comment=5");
        var description = meta(page, "name=description");
        assertThat(description)
                .startsWith("Why: Some bold words and more words")
                .endsWith("…")
                .hasSizeLessThanOrEqualTo(160);
        assertThat(meta(page, "property=og:description")).isEqualTo(description);
        assertThat(meta(page, "property=og:title")).isEqualTo("Blue \"green\" & <others>");
        assertThat(meta(page, "property=og:type")).isEqualTo("article");
        assertThat(meta(page, "property=og:url")).isEqualTo("https://dks.example/posts/1");
        assertThat(canonical(page)).isEqualTo("https://dks.example/posts/1");
    }

    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/?cursor=after/0%2B%3D, /",
        "/?tag=c%2B%2B&cursor=after/0%2B%3D, /?tag=c%2B%2B",
        "/?author=A%26B&x=y, /?author=A%26B",
        "/tags?x=y, /tags",
        "/posts/1?comments=after/0%2B%3D, /posts/1"
    })
    void a_page_has_one_address_however_it_was_reached(String path, String address) {
        api.add("One", "Text");
        assertThat(canonical(page(path))).isEqualTo("https://dks.example" + address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nowhere",
                "/posts/77",
                "/?q=needle",
                "/posts/new",
                "/posts/1/edit",
                "/posts/1/delete",
                "/posts/1/comments/1/edit",
                "/posts/1/comments/1/delete"
            })
    void searches_forms_and_errors_are_not_for_search_engines(String path) {
        api.add("One", "Text");
        api.comment(1, "A comment", "Ada");
        var page = page(path);
        assertThat(meta(page, "name=robots")).isEqualTo("noindex");
        assertThat(page.select("link[rel=canonical]")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/?tag=ecs", "/tags", "/posts/1"})
    void what_is_worth_finding_may_be_found(String path) {
        api.add("One", "Text");
        assertThat(page(path).select("meta[name=robots]")).isEmpty();
    }

    @Test
    void robots_are_kept_from_signing_in_alone() {
        var answer = browser().get("/robots.txt");
        assertThat(answer.contentType()).startsWith("text/plain");
        assertThat(answer.asString()).isEqualTo("User-agent: *\nDisallow: /sign-in\n");
    }

    @ParameterizedTest
    @FieldSource("PAYLOADS")
    void nothing_gets_out_of_the_head(String payload) {
        api.add(
                payload,
                payload,
                payload,
                List.of(payload),
                payload,
                Instant.now().toString());
        var page = page("/posts/1");
        assertThat(meta(page, "property=og:title")).isEqualTo(payload);
        assertThat(page.head().getAllElements().stream().skip(1).map(Element::tagName))
                .isSubsetOf(EXPECTED);
        assertThat(page.select("head script")).hasSize(1);
        assertThat(page.select("head meta[http-equiv]")).isEmpty();
        assertThat(page.select("head [onerror], head [onfocus], head [onmouseover]"))
                .isEmpty();
        Hostile.assertHarmless(page.body());
    }

    private static String meta(Document page, String which) {
        return page.select("head meta[" + which + "]").attr("content");
    }

    private static String canonical(Document page) {
        return page.select("head link[rel=canonical]").attr("href");
    }
}
