package dks.ui.web;

import static org.assertj.core.api.Assertions.assertThat;

import dks.ui.Hostile;
import dks.ui.PageTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@QuarkusTest
class EscapingTest extends PageTest {

    static final List<String> PAYLOADS = Hostile.PAYLOADS;

    @ParameterizedTest
    @FieldSource("PAYLOADS")
    void nothing_in_a_post_can_run(String payload) {
        api.add(
                payload,
                payload,
                payload,
                List.of(payload),
                payload,
                Instant.now().toString());
        for (var path : List.of("/", "/posts/1")) {
            var answer = browser().get(path);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertHarmless(answer);
            var page = parse(answer);
            assertThat(page.select(path.equals("/") ? ".post h2 a" : "article h1")
                            .first()
                            .wholeText())
                    .isEqualTo(payload);
            assertThat(page.select(".author").first().wholeText()).isEqualTo(payload);
            assertThat(page.select(".tags li").first().wholeText()).isEqualTo(payload);
        }
    }

    @ParameterizedTest
    @FieldSource("PAYLOADS")
    void nothing_typed_into_the_form_can_run_when_it_comes_back(String payload) {
        api.refuse("title", payload, payload, payload);
        var answer = form().formParam("title", payload)
                .formParam("link", payload)
                .formParam("body", payload)
                .formParam("tags", payload)
                .formParam("author", payload)
                .formParam("key", payload)
                .post("/posts");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertHarmless(answer);
        assertThat(parse(answer).select("#title").val()).isEqualTo(payload);
        assertThat(parse(answer).selectFirst("#body").wholeText()).isEqualTo(payload);
        assertThat(parse(answer).selectFirst("#title-error").wholeText()).isEqualTo(payload);
    }

    @ParameterizedTest
    @FieldSource("PAYLOADS")
    void nothing_in_an_address_can_run(String payload) {
        api.answer(503, "text/plain", "");
        assertHarmless(browser().queryParam("cursor", payload).get("/"));
        assertHarmless(browser()
                .header("HX-Request", "true")
                .queryParam("cursor", payload)
                .get("/"));
    }

    @ParameterizedTest
    @FieldSource("PAYLOADS")
    void nothing_searched_for_can_run(String payload) {
        api.add("One", "Text");
        for (var parameter : List.of("q", "tag", "author")) {
            var answer = browser().queryParam(parameter, payload).get("/");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertHarmless(answer);
            assertThat(parse(answer).selectFirst("h1").wholeText()).contains(payload);
            assertThat(parse(answer).title()).contains(payload.replaceAll("\\s+", " "));
            assertThat(parse(answer).selectFirst("#conditions b").wholeText()).isEqualTo(payload);
            assertThat(parse(answer).select("#search [name=" + parameter + "]").val())
                    .isEqualTo(payload);
        }
    }

    @ParameterizedTest
    @FieldSource("PAYLOADS")
    void nothing_found_by_a_search_can_run(String payload) {
        api.add("One", payload.replace("alert", "needle") + " needle <mark>");
        var answer = browser().get("/?q=needle");
        assertHarmless(answer);
        assertThat(parse(answer).select(".excerpt *")).isNotEmpty().allSatisfy(element -> {
            assertThat(element.tagName()).isEqualTo("mark");
            assertThat(element.text()).isEqualTo("needle");
            assertThat(element.attributes()).isEmpty();
        });
    }

    @ParameterizedTest
    @FieldSource("PAYLOADS")
    void no_tag_in_the_list_of_tags_can_run(String payload) {
        api.add("One", null, "Text", List.of(payload), "Ada", Instant.now().toString());
        var answer = browser().get("/tags");
        assertHarmless(answer);
        assertThat(parse(answer).selectFirst("#tags a").wholeText()).isEqualTo(payload);
    }

    @ParameterizedTest
    @FieldSource("PAYLOADS")
    void nothing_in_a_post_can_run_where_it_is_changed_or_deleted(String payload) {
        addAllOf(payload);
        var edit = browser().get("/posts/1/edit");
        assertHarmless(edit);
        assertThat(parse(edit).select("#title").val()).isEqualTo(payload);
        assertThat(parse(edit).select("#link").val()).isEqualTo(payload);
        assertThat(parse(edit).selectFirst("#body").wholeText()).isEqualTo(payload);
        var question = browser().get("/posts/1/delete");
        assertHarmless(question);
        assertThat(parse(question).selectFirst("h1").wholeText()).contains(payload);
    }

    @ParameterizedTest
    @FieldSource("PAYLOADS")
    void nothing_on_either_side_of_a_conflict_can_run(String payload) {
        addAllOf(payload);
        var answer = form().formParam("version", payload)
                .formParam("title", payload)
                .formParam("link", payload)
                .formParam("body", payload + " changed")
                .formParam("tags", payload)
                .post("/posts/1/edit");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertHarmless(answer);
        assertThat(parse(answer).select("#title").val()).isEqualTo(payload);
        assertThat(parse(answer).selectFirst("#saved-title").wholeText()).isEqualTo(payload);
        assertThat(parse(answer).selectFirst("#saved-link").wholeText()).isEqualTo(payload);
        assertThat(parse(answer).selectFirst("#saved-tags").wholeText()).isEqualTo(payload);
        assertThat(parse(answer).selectFirst("#saved-body").wholeText()).isEqualTo(payload);
    }

    @ParameterizedTest
    @FieldSource("PAYLOADS")
    void nothing_in_a_comment_can_run(String payload) {
        api.add("One", "Text");
        api.comment(1, payload, payload);
        var shown = browser().get("/posts/1");
        assertHarmless(shown);
        assertThat(parse(shown).selectFirst("#comment-1 .author").wholeText()).isEqualTo(payload);
        var edit = browser().get("/posts/1/comments/1/edit");
        assertHarmless(edit);
        assertThat(parse(edit).selectFirst("#comment").wholeText()).isEqualTo(payload);
        var question = browser().get("/posts/1/comments/1/delete");
        assertHarmless(question);
        assertThat(parse(question).selectFirst(".comment .author").wholeText()).isEqualTo(payload);
        var conflict = form().formParam("version", payload)
                .formParam("comment", payload + " changed")
                .post("/posts/1/comments/1/edit");
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertHarmless(conflict);
        assertThat(parse(conflict).selectFirst("#comment").wholeText()).isEqualTo(payload + " changed");
        assertThat(parse(conflict).selectFirst("#saved-body").wholeText()).isEqualTo(payload);
    }

    @ParameterizedTest
    @FieldSource("PAYLOADS")
    void nothing_typed_into_the_form_for_a_comment_can_run_when_it_comes_back(String payload) {
        api.refuse("body", payload, payload, payload);
        var answer = form().formParam("comment", payload)
                .formParam("author", payload)
                .formParam("key", payload)
                .post("/posts/1/comments");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertHarmless(answer);
        assertThat(parse(answer).selectFirst("#comment").wholeText()).isEqualTo(payload);
        assertThat(parse(answer).select("#author").val()).isEqualTo(payload);
        assertThat(parse(answer).selectFirst("#comment-error").wholeText()).isEqualTo(payload);
    }

    private void addAllOf(String payload) {
        api.add(
                payload,
                payload,
                payload,
                List.of(payload),
                payload,
                Instant.now().toString());
    }

    private static void assertHarmless(Response answer) {
        Hostile.assertHarmless(parse(answer).body());
        assertThat(parse(answer).select("script")).hasSizeLessThanOrEqualTo(1);
    }
}
