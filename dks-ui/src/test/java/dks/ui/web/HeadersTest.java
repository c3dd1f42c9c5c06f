package dks.ui.web;

import static org.assertj.core.api.Assertions.assertThat;

import dks.ui.PageTest;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.nodes.Attribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class HeadersTest extends PageTest {

    @Inject
    Assets assets;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?q=one",
                "/tags",
                "/posts",
                "/posts/1",
                "/posts/2",
                "/posts/1/edit",
                "/posts/1/delete",
                "/posts/1/comments",
                "/posts/1/comments/1/edit",
                "/posts/1/comments/1/delete",
                "/posts/new",
                "/nowhere",
                "/health/ready",
                "/favicon.ico",
                "/q/none"
            })
    void every_answer_tells_the_browser_to_run_and_load_nothing_but_ours(String path) {
        api.add("One", "Text");
        var answer = browser().get(path);
        assertThat(List.of(answer.header("Content-Security-Policy").split("; ")))
                .containsExactlyInAnyOrder(
                        "default-src 'none'",
                        "script-src 'self'",
                        "style-src 'self'",
                        "img-src 'self'",
                        "connect-src 'self'",
                        "form-action 'self'",
                        "frame-ancestors 'none'",
                        "base-uri 'none'");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?q=text",
                "/tags",
                "/posts/1",
                "/posts/1/edit",
                "/posts/1/delete",
                "/posts/new",
                "/nowhere"
            })
    void no_page_needs_anything_the_policy_forbids(String path) {
        api.add("One", "Text with ![a picture](https://example.com/p.png)");
        var page = page(path);
        assertThat(page.select("style, iframe, img, object, embed, base")).isEmpty();
        assertThat(page.select("script")).allSatisfy(script -> {
            assertThat(script.attr("src")).startsWith("/assets/");
            assertThat(script.data()).isBlank();
        });
        assertThat(page.select("link[rel=stylesheet], link[rel=icon]").eachAttr("href"))
                .allMatch(href -> href.startsWith("/assets/"));
        assertThat(page.getAllElements())
                .allSatisfy(element -> assertThat(element.attributes().asList())
                        .extracting(Attribute::getKey)
                        .noneMatch(key -> key.equals("style") || key.startsWith("on") || key.startsWith("hx-on")));
    }

    @Test
    void pages_are_not_kept_by_anybody() {
        for (var path : List.of("/", "/posts/new", "/posts/1/edit", "/nowhere")) {
            assertThat(browser().get(path).header("Cache-Control")).as(path).isEqualTo("no-store");
        }
    }

    @Test
    void files_are_kept_for_ever_because_their_address_changes_with_them() {
        for (var address : List.of(assets.style(), assets.htmx(), assets.icon())) {
            var answer = browser().get(address);
            assertThat(answer.statusCode()).as(address).isEqualTo(200);
            assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        }
        assertThat(browser().get(assets.style()).contentType()).isEqualTo("text/css;charset=UTF-8");
        assertThat(browser().get(assets.htmx()).contentType()).isEqualTo("text/javascript;charset=UTF-8");
        assertThat(browser().get(assets.htmx()).asString()).contains("htmx");
    }

    @Test
    void a_file_of_another_release_is_not_passed_off_as_this_ones() {
        var answer = browser().get("/assets/000000000000/style.css");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(browser()
                        .get(assets.style().replace("style.css", "application.properties"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_style_sheet_stays_small_and_asks_nobody_else() {
        var style = browser().get(assets.style()).asString();
        assertThat(style.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(8 * 1024);
        assertThat(style).doesNotContain("url(", "@import").contains("prefers-color-scheme: dark", ":focus-visible");
    }

    @Test
    void pages_travel_compressed() {
        var answer = browser().header("Accept-Encoding", "gzip").get("/posts/new");
        assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
    }

    @Test
    void what_may_only_be_read_cannot_be_written() {
        var answer = form().put("/posts/1");
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(parse(answer).select("#trouble h1").text()).isEqualTo("That does not work here");
    }
}
