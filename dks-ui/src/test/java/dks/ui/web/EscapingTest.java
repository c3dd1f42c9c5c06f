package dks.ui.web;

import static org.assertj.core.api.Assertions.assertThat;

import dks.ui.Hostile;
import dks.ui.PageTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@QuarkusTest
class EscapingTest extends PageTest {

    static final List<String> PAYLOADS = Hostile.PAYLOADS;

    @ParameterizedTest
    @FieldSource("PAYLOADS")
    void nothing_in_a_post_can_run(String payload) {
        addAllOf(payload);
        assertShows(harmless("/"), payload, ".post h2 a", ".author", ".tags li");
        assertShows(harmless("/posts/1"), payload, "article h1", ".author", ".tags li");
    }

    @ParameterizedTest
    @FieldSource("PAYLOADS")
    void nothing_typed_into_the_form_can_run_when_it_comes_back(String payload) {
        api.refuse("title", payload, payload, payload);
        var page = harmless(422, typed(payload).formParam("key", payload).post("/posts"));
        assertShows(page, payload, "#title", "#body", "#author", "#title-error");
    }

    @ParameterizedTest
    @FieldSource("PAYLOADS")
    void nothing_in_an_address_can_run(String payload) {
        api.answer(503, "text/plain", "");
        harmless(503, browser().queryParam("cursor", payload).get("/"));
        harmless(
                503,
                browser()
                        .header("HX-Request", "true")
                        .queryParam("cursor", payload)
                        .get("/"));
    }

    @ParameterizedTest
    @FieldSource("PAYLOADS")
    void nothing_searched_for_can_run(String payload) {
        api.add("One", "Text");
        for (var parameter : List.of("q", "tag", "author")) {
            var page = harmless(200, browser().queryParam(parameter, payload).get("/"));
            assertThat(page.selectFirst("h1").wholeText()).contains(payload);
            assertThat(page.title()).contains(payload.replaceAll("\\s+", " "));
            assertShows(page, payload, "#conditions b", "#search [name=" + parameter + "]");
        }
    }

    @ParameterizedTest
    @FieldSource("PAYLOADS")
    void nothing_found_by_a_search_can_run(String payload) {
        api.add("One", payload.replace("alert", "needle") + " needle <mark>");
        assertThat(harmless("/?q=needle").select(".excerpt *")).isNotEmpty().allSatisfy(element -> {
            assertThat(element.tagName()).isEqualTo("mark");
            assertThat(element.text()).isEqualTo("needle");
            assertThat(element.attributes()).isEmpty();
        });
    }

    @ParameterizedTest
    @FieldSource("PAYLOADS")
    void no_tag_in_the_list_of_tags_can_run(String payload) {
        addAllOf(payload);
        assertShows(harmless("/tags"), payload, "#tags a");
    }

    @ParameterizedTest
    @FieldSource("PAYLOADS")
    void nothing_in_a_post_can_run_where_it_is_changed_or_deleted(String payload) {
        addAllOf(payload);
        assertShows(harmless("/posts/1/edit"), payload, "#title", "#link", "#body");
        assertThat(harmless("/posts/1/delete").selectFirst("h1").wholeText()).contains(payload);
    }

    @ParameterizedTest
    @FieldSource("PAYLOADS")
    void nothing_on_either_side_of_a_conflict_can_run(String payload) {
        addAllOf(payload);
        var changed = typed(payload, payload + " changed").formParam("version", payload);
        var page = harmless(409, changed.post("/posts/1/edit"));
        assertShows(page, payload, "#title", "#saved-title", "#saved-link", "#saved-tags", "#saved-body");
    }

    @ParameterizedTest
    @FieldSource("PAYLOADS")
    void nothing_in_a_comment_can_run(String payload) {
        api.add("One", "Text");
        api.comment(1, payload, payload);
        assertShows(harmless("/posts/1"), payload, "#comment-1 .author");
        assertShows(harmless("/posts/1/comments/1/edit"), payload, "#comment");
        assertShows(harmless("/posts/1/comments/1/delete"), payload, ".comment .author");
        var conflict = harmless(
                409,
                typed(payload, payload + " changed")
                        .formParam("version", payload)
                        .post("/posts/1/comments/1/edit"));
        assertShows(conflict, payload + " changed", "#comment");
        assertShows(conflict, payload, "#saved-body");
    }

    @ParameterizedTest
    @FieldSource("PAYLOADS")
    void nothing_typed_into_the_form_for_a_comment_can_run_when_it_comes_back(String payload) {
        api.refuse("body", payload, payload, payload);
        var page = harmless(422, typed(payload).formParam("key", payload).post("/posts/1/comments"));
        assertShows(page, payload, "#comment", "#author", "#comment-error");
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

    /** Every field of our forms, filled with the same. */
    private static RequestSpecification typed(String payload) {
        return typed(payload, payload);
    }

    private static RequestSpecification typed(String payload, String text) {
        var request = form().formParam("body", text).formParam("comment", text);
        for (var field : List.of("title", "link", "tags", "author")) {
            request.formParam(field, payload);
        }
        return request;
    }

    private static Document harmless(String path) {
        return harmless(200, browser().get(path));
    }

    private static Document harmless(int status, Response answer) {
        assertThat(answer.statusCode()).isEqualTo(status);
        var page = parse(answer);
        Hostile.assertHarmless(page.body());
        assertThat(page.select("script")).hasSizeLessThanOrEqualTo(1);
        return page;
    }

    /** The payload is there, as text and letter for letter. */
    private static void assertShows(Document page, String payload, String... places) {
        for (var place : places) {
            var element = page.selectFirst(place);
            assertThat(element).as(place).isNotNull();
            assertThat(element.is("input") ? element.val() : element.wholeText())
                    .as(place)
                    .isEqualTo(payload);
        }
    }
}
