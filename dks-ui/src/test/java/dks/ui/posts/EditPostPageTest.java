package dks.ui.posts;

import static org.assertj.core.api.Assertions.assertThat;

import dks.ui.PageTest;
import dks.ui.api.FakeApi.Received;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class EditPostPageTest extends PageTest {

    private static final String EDIT = "/posts/1/edit";

    @BeforeEach
    void onePost() {
        api.add(
                "Old title",
                "https://example.com/old",
                "\n\nOld <text>\nof two lines",
                List.of("aws", "c++"),
                "Ada",
                "2026-11-01T10:00:00Z");
    }

    @Test
    void the_form_holds_the_post_as_it_is() {
        var page = page(EDIT);
        assertThat(page.title()).isEqualTo("Edit a post · DevOps Knowledge Share");
        assertThat(page.select("#title").val()).isEqualTo("Old title");
        assertThat(page.select("#link").val()).isEqualTo("https://example.com/old");
        assertThat(page.selectFirst("#body").wholeText()).isEqualTo("\n\nOld <text>\nof two lines");
        assertThat(page.select("#tags").val()).isEqualTo("aws, c++");
        assertThat(page.select("input[name=version]").val()).isEqualTo("1");
        assertThat(page.select("#author")).as("the author stays").isEmpty();
        assertThat(page.select("#saved, #notice, #problems")).isEmpty();
        assertThat(page.select("#edit-post").attr("method")).isEqualTo("post");
        assertThat(page.select("#edit-post").attr("action")).isEqualTo(EDIT);
    }

    @Test
    void every_field_has_a_label_and_a_hint() {
        var page = page(EDIT);
        for (var field : page.select("#edit-post input:not([type=hidden]), #edit-post textarea")) {
            assertThat(page.select("label[for=" + field.id() + "]").text()).isNotBlank();
            assertThat(page.select("#" + field.attr("aria-describedby")).text()).isNotBlank();
        }
    }

    @Test
    void a_change_is_saved_and_the_post_shown() {
        var answer = filled("1").formParam("link", " https://example.com/new ").post(EDIT);
        assertSaved(answer);
        var page = page("/posts/1");
        assertThat(page.select("h1").text()).isEqualTo("New title");
        assertThat(page.select("#body").text()).isEqualTo("New text of two lines");
        assertThat(page.select(".author").text()).isEqualTo("Ada");
        var sent = changes().get(0).body();
        assertThat(sent.path("version").isIntegralNumber()).isTrue();
        assertThat(sent.path("body").asText()).isEqualTo("New text\nof two lines");
        assertThat(sent.path("link").asText()).isEqualTo("https://example.com/new");
        assertThat(sent.path("tags")).extracting(tag -> tag.asText()).containsExactly("aws", "ops");
    }

    @Test
    void what_comes_from_the_form_untouched_changes_nothing_of_the_text() {
        assertSaved(sendAgain(page(EDIT)));
        var sent = changes().get(0).body();
        assertThat(sent.path("title").asText()).isEqualTo("Old title");
        assertThat(sent.path("link").asText()).isEqualTo("https://example.com/old");
        assertThat(sent.path("body").asText()).isEqualTo("\n\nOld <text>\nof two lines");
        assertThat(sent.path("tags")).extracting(tag -> tag.asText()).containsExactly("aws", "c++");
    }

    @Test
    void a_link_that_was_emptied_is_removed() {
        assertSaved(filled("1").formParam("link", "").post(EDIT));
        assertThat(changes().get(0).body().has("link")).isFalse();
        assertThat(page("/posts/1").select("#link")).isEmpty();
    }

    @Test
    void an_invalid_change_comes_back_with_a_message_at_the_field() {
        api.refuse("title", "must not be blank", "tags[1]", "must not hold \"!\"");
        var answer = filled("1").post(EDIT);
        assertThat(answer.statusCode()).isEqualTo(422);
        var page = parse(answer);
        assertThat(page.select("#title-error").text()).isEqualTo("must not be blank");
        assertThat(page.select("#tags-error").text()).isEqualTo("must not hold \"!\"");
        assertThat(page.select("#body-error")).isEmpty();
        assertThat(page.select("#problems").text()).contains("not saved yet");
        assertThat(page.title()).startsWith("Please correct");
        assertStillTyped(page, "1");
    }

    @Test
    void a_conflict_shows_both_texts_and_saving_again_is_a_decision() {
        api.change(1, "Their title", "\nTheir <b>text</b>");
        var answer = filled("1").post(EDIT);
        assertThat(answer.statusCode()).isEqualTo(409);
        var page = parse(answer);
        assertThat(page.select("#notice").text()).contains("changed while you were writing");
        assertStillTyped(page, "2");
        assertThat(page.select("#saved-title").text()).isEqualTo("Their title");
        assertThat(page.select("#saved-link, #saved-tags").eachText()).containsExactly("none", "none");
        assertThat(page.selectFirst("#saved-body").wholeText()).isEqualTo("\nTheir <b>text</b>");
        assertThat(page.select("#saved-body").hasAttr("readonly")).isTrue();
        assertThat(page.select("#saved [name], #edit-post #saved"))
                .as("theirs is not sent")
                .isEmpty();
        assertThat(page.select("#saved time").text()).isEqualTo("just now");
        assertThat(page("/posts/1").select("h1").text()).as("nothing is saved").isEqualTo("Their title");
        assertSaved(sendAgain(page));
        assertThat(page("/posts/1").select("h1").text()).isEqualTo("New title");
    }

    @Test
    void a_second_conflict_is_shown_like_the_first() {
        api.change(1, "Their title", "Their text");
        var page = parse(filled("1").post(EDIT));
        api.change(1, "Their third title", "Their text");
        var again = sendAgain(page);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(parse(again).select("#saved-title").text()).isEqualTo("Their third title");
        assertStillTyped(parse(again), "3");
    }

    @Test
    void a_double_click_saves_once_and_is_no_conflict() {
        assertSaved(filled("1").post(EDIT));
        assertSaved(filled("1").post(EDIT));
        assertThat(page(EDIT).select("input[name=version]").val()).isEqualTo("2");
    }

    @Test
    void what_the_api_tidies_makes_no_conflict_of_a_double_click() {
        for (var click = 1; click <= 2; click++) {
            assertSaved(form().formParam("version", "1")
                    .formParam("title", " New \uE000title ")
                    .formParam("body", "New\uE001 text ")
                    .formParam("tags", "OPS, aws, ops")
                    .post(EDIT));
        }
    }

    @Test
    void a_change_that_differs_from_what_is_saved_in_one_field_alone_is_a_conflict() {
        assertSaved(filled("1").post(EDIT));
        assertThat(filled("1", "New text\n of two lines").post(EDIT).statusCode())
                .as("white space means something in Markdown")
                .isEqualTo(409);
        assertThat(filled("1")
                        .formParam("link", "https://example.com/other")
                        .post(EDIT)
                        .statusCode())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "99999999999999999999"})
    void a_version_that_is_none_leads_to_the_decision_and_not_over_the_post(String version) {
        var answer = filled(version).post(EDIT);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(page("/posts/1").select("h1").text()).isEqualTo("Old title");
        assertStillTyped(parse(answer), "1");
    }

    @Test
    void a_post_of_somebody_else_has_no_form() {
        api.mineIsNothing();
        var answer = browser().get(EDIT);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(parse(answer).select("#trouble").text()).contains("This is not your post", "Nothing was changed");
        assertThat(parse(answer).select("#edit-post")).isEmpty();
    }

    @Test
    void a_change_of_somebody_elses_post_is_not_saved_and_not_lost() {
        api.mineIsNothing();
        var answer = filled("1").post(EDIT);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(parse(answer).select("#notice").text()).contains("not your post", "Nothing was saved");
        assertStillTyped(parse(answer), "1");
        assertThat(page("/posts/1").select("h1").text()).isEqualTo("Old title");
    }

    @Test
    void a_post_that_is_not_there_has_no_form() {
        var answer = browser().get("/posts/77/edit");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(parse(answer).select("#trouble h1").text()).isEqualTo("There is nothing here");
    }

    @Test
    void a_post_that_was_deleted_while_it_was_changed_does_not_take_the_text_along() {
        api.remove(1);
        var answer = filled("1").post(EDIT);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(parse(answer).select("#notice").text()).contains("deleted in the meantime");
        assertStillTyped(parse(answer), "1");
    }

    @Test
    void with_the_api_down_the_form_comes_back_with_all_that_was_typed() {
        api.goDown();
        var answer = filled("1").post(EDIT);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        var page = parse(answer);
        assertThat(page.select("#notice").text()).contains("could not be saved");
        assertThat(page.select("meta[http-equiv=refresh]"))
                .as("a refresh would throw the text away")
                .isEmpty();
        assertStillTyped(page, "1");
        api.comeUp();
        assertSaved(sendAgain(page));
    }

    @Test
    void an_answer_that_makes_no_sense_keeps_all_that_was_typed_too() {
        for (var body : List.of("", "{}", "<html>")) {
            api.answer(200, "application/json", body);
            assertStillTyped(parse(filled("1").post(EDIT)), "1");
        }
        api.answer(409, "application/problem+json", "{\"status\":409,\"detail\":\"No.\"}");
        var page = parse(filled("1").post(EDIT));
        assertThat(page.select("#notice").text()).isEqualTo("No.");
        assertStillTyped(page, "1");
    }

    @Test
    void opening_the_form_changes_nothing() {
        page(EDIT);
        browser().queryParam("title", "x").queryParam("version", "1").get(EDIT);
        assertThat(changes()).isEmpty();
        assertThat(api.received()).hasSize(2);
    }

    private List<Received> changes() {
        return api.received().stream()
                .filter(request -> !request.method().equals("GET"))
                .toList();
    }

    private static RequestSpecification filled(String version) {
        return filled(version, "New text\r\nof two lines");
    }

    private static RequestSpecification filled(String version, String body) {
        return form().formParam("version", version)
                .formParam("title", "New title")
                .formParam("body", body)
                .formParam("tags", "aws, ops");
    }

    /** The form of a page as a browser sends it. */
    private static Response sendAgain(Document page) {
        var request = form();
        for (var field : page.select("#edit-post [name]")) {
            request.formParam(field.attr("name"), field.tagName().equals("textarea") ? field.wholeText() : field.val());
        }
        return request.post(page.select("#edit-post").attr("action"));
    }

    private static void assertSaved(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("https://dks.example/posts/1");
    }

    private static void assertStillTyped(Document page, String version) {
        assertThat(page.select("#title").val()).isEqualTo("New title");
        assertThat(page.selectFirst("#body").wholeText()).isEqualTo("New text\nof two lines");
        assertThat(page.select("#tags").val()).isEqualTo("aws, ops");
        assertThat(page.select("input[name=version]").val()).isEqualTo(version);
    }
}
