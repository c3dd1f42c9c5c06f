package dks.ui.web;

import static org.assertj.core.api.Assertions.assertThat;

import dks.ui.PageTest;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class FormGuardTest extends PageTest {

    private static final String OURS = "https://dks.example";

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"same-origin, https://dks.example", "same-origin, -", "-, https://dks.example"})
    void our_own_forms_are_accepted(String site, String origin) {
        assertThat(post(site, origin)).isEqualTo(303);
        assertThat(api.count()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -",
                "cross-site, -",
                "cross-site, https://dks.example",
                "same-site, https://dks.example",
                "none, https://dks.example",
                "same-origin, https://evil.example",
                "-, null",
                "-, https://evil.example",
                "-, http://dks.example",
                "-, https://dks.example:8443",
                "-, https://dks.example.evil.example",
                "-, https://evil.example/https://dks.example"
            })
    void forms_from_elsewhere_are_refused(String site, String origin) {
        assertThat(post(site, origin)).isEqualTo(403);
        assertThat(api.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/posts/1/edit",
                "/posts/1/delete",
                "/posts/1/kudos",
                "/posts/1/comments",
                "/posts/1/comments/1/edit",
                "/posts/1/comments/1/delete"
            })
    void no_other_site_changes_or_deletes_a_post_or_comment(String path) {
        api.add("One", "Text");
        api.comment(1, "A comment", "Ada");
        for (var site : List.of("cross-site", "same-site", "none")) {
            var answer = browser()
                    .header("Sec-Fetch-Site", site)
                    .formParam("version", "1")
                    .formParam("title", "x")
                    .post(path);
            assertThat(answer.statusCode()).isEqualTo(403);
        }
        assertThat(browser().formParam("version", "1").post(path).statusCode()).isEqualTo(403);
        assertThat(api.received()).isEmpty();
        assertThat(api.count()).isEqualTo(1);
        assertThat(api.commentCount(1)).isEqualTo(1);
        assertThat(api.kudos(1)).isZero();
    }

    @Test
    void a_forwarded_host_is_not_believed() {
        var answer = browser()
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Proto", "https")
                .header("Forwarded", "host=evil.example;proto=https")
                .header("Origin", "https://evil.example")
                .formParam("title", "x")
                .post("/posts");
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void a_redirect_goes_to_our_address_whatever_host_was_asked() {
        var answer = browser()
                .header("Host", "evil.example")
                .header("X-Forwarded-Host", "evil.example")
                .header("Origin", OURS)
                .formParam("title", "x")
                .post("/posts");
        assertThat(answer.header("Location")).isEqualTo("https://dks.example/posts/1");
    }

    @Test
    void the_refusal_is_a_page_that_a_person_can_read() {
        var page = parse(browser()
                .header("Sec-Fetch-Site", "cross-site")
                .formParam("a", "b")
                .post("/posts"));
        assertThat(page.select("#trouble").text()).contains("Nothing was changed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/tags", "/posts/1", "/posts/1/edit", "/posts/1/delete", "/posts/new", "/health/live"})
    void reading_is_welcome_from_everywhere(String path) {
        api.add("One", "Text");
        assertThat(browser().header("Sec-Fetch-Site", "cross-site").get(path).statusCode())
                .isEqualTo(200);
    }

    private static int post(String site, String origin) {
        var request = browser().formParam("title", "x");
        if (site != null) {
            request.header("Sec-Fetch-Site", site);
        }
        if (origin != null) {
            request.header("Origin", origin);
        }
        return request.post("/posts").statusCode();
    }
}
