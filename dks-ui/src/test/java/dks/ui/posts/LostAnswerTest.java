package dks.ui.posts;

import static org.assertj.core.api.Assertions.assertThat;

import dks.ui.PageTest;
import dks.ui.api.FakeApi.Loss;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A form that was published, while its answer was lost, and is changed before it is sent again. */
@QuarkusTest
class LostAnswerTest extends PageTest {

    private static final String KEY = "a-key-of-a-form";

    /** The two kinds of form, by what tells them apart. */
    enum Kind {
        POST("post", "/posts", "body", "/posts/2"),
        COMMENT("comment", "/posts/1/comments", "comment", "/posts/1?comment=1#comment-1");

        private final String what;
        private final String action;
        private final String field;
        private final String place;

        Kind(String what, String action, String field, String place) {
            this.what = what;
            this.action = action;
            this.field = field;
            this.place = place;
        }
    }

    @BeforeEach
    void aPost() {
        api.add("A post", "Text");
    }

    @ParameterizedTest
    @EnumSource
    void the_same_text_again_leads_to_what_was_published(Kind kind) {
        loseTheAnswer(kind, "Text with a tpyo");
        assertLeadsTo(kind.place, send(kind, "Text with a tpyo"));
        assertThat(published(kind)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void a_changed_text_is_shown_beside_the_published_one_and_saved_as_its_change(Kind kind) {
        loseTheAnswer(kind, "Text with a tpyo");
        var page = assertSaysNothingOfKeys(send(kind, "Text with a typo"), 409);
        assertThat(page.select("h1").text()).isEqualTo("Your " + kind.what + " is already published");
        assertThat(page.select("#notice").text()).contains("first try", "Save yours as a change of that " + kind.what);
        assertThat(page.select("#saved-href").attr("href")).isEqualTo(kind.place);
        assertThat(page.select("#saved-body").text()).isEqualTo("Text with a tpyo");
        assertThat(page.select("#" + kind.field).text()).isEqualTo("Text with a typo");
        var form = page.selectFirst("#edit-" + kind.what);
        assertLeadsTo(kind.place, sendAgain(form, form.attr("action")));
        assertThat(published(kind)).isEqualTo(1);
        assertThat(page(kind.place.split("#")[0]).text())
                .contains("Text with a typo")
                .doesNotContain("tpyo");
    }

    @ParameterizedTest
    @EnumSource
    void a_changed_text_is_published_as_something_new_on_purpose(Kind kind) {
        loseTheAnswer(kind, "One text");
        var page = assertSaysNothingOfKeys(send(kind, "Another text"), 409);
        var form = page.selectFirst("#edit-" + kind.what);
        var answer = sendAgain(form, form.selectFirst("#anew").attr("formaction"));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(published(kind)).isEqualTo(2);
        assertThat(api.received())
                .filteredOn(request -> request.method().equals("POST"))
                .last()
                .satisfies(request -> {
                    assertThat(request.body().path("body").asText()).isEqualTo("Another text");
                    assertThat(request.body().path("author").asText()).isEqualTo("Ada");
                });
    }

    @ParameterizedTest
    @EnumSource
    void where_it_is_not_to_be_changed_the_text_can_be_published_anew(Kind kind) {
        loseTheAnswer(kind, "One text");
        api.mineIsNothing();
        var page = assertSaysNothingOfKeys(send(kind, "Another text"), 409);
        assertThat(page.select("#notice").text()).contains("make a second " + kind.what);
        assertThat(page.select("#saved-href").attr("href")).isEqualTo(kind.place);
        var form = page.selectFirst("#new-" + kind.what);
        assertThat(sendAgain(form, form.attr("action")).statusCode()).isEqualTo(303);
        assertThat(published(kind)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void what_was_deleted_since_is_published_anew_on_purpose_only(Kind kind) {
        loseTheAnswer(kind, "One text");
        delete(kind);
        var page = assertSaysNothingOfKeys(send(kind, "One text"), 410);
        assertThat(published(kind)).isZero();
        assertThat(page.select("#notice").text())
                .contains("the " + kind.what + " was deleted", "make a new " + kind.what);
        assertThat(page.select("#" + kind.field).text()).isEqualTo("One text");
        var form = page.selectFirst("#new-" + kind.what);
        assertThat(form.select("[name=key]").val()).isNotBlank().isNotEqualTo(KEY);
        assertThat(sendAgain(form, form.attr("action")).statusCode()).isEqualTo(303);
        assertThat(published(kind)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void an_api_that_does_not_give_the_first_try_is_no_dead_end(Kind kind) {
        var detail = "Idempotency-Key " + KEY + " was sent before: send a new key.";
        api.answer(422, "application/problem+json", "{\"status\":422,\"detail\":\"" + detail + "\"}");
        var page = assertSaysNothingOfKeys(send(kind, "Another text"), 409);
        api.reset();
        aPost();
        var form = page.selectFirst("#new-" + kind.what);
        assertThat(sendAgain(form, form.attr("action")).statusCode()).isEqualTo(303);
    }

    @Test
    void every_field_that_differs_is_shown_beside_what_was_typed() {
        api.lose(Loss.ANSWER_LOST);
        var first = Map.of("title", "Old", "link", "https://example.com/old", "body", "B", "tags", "aws");
        var typed = Map.of("title", "New", "link", "https://example.com/new", "body", "B", "tags", "ops");
        assertThat(form().formParam("key", KEY).formParams(first).post("/posts").statusCode())
                .isEqualTo(503);
        var page = parse(form().formParam("key", KEY).formParams(typed).post("/posts"));
        assertThat(page.select("#saved-title, #saved-link, #saved-tags").eachText())
                .containsExactly("Old", "https://example.com/old", "aws");
        assertThat(List.of("title", "link", "tags"))
                .allSatisfy(field -> assertThat(page.select("#" + field).val()).isEqualTo(typed.get(field)));
    }

    private void loseTheAnswer(Kind kind, String text) {
        api.lose(Loss.ANSWER_LOST);
        var answer = send(kind, text);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(published(kind)).as("stored all the same").isEqualTo(1);
        assertThat(parse(answer).select("[name=key]").val()).isEqualTo(KEY);
    }

    private int published(Kind kind) {
        return kind == Kind.POST ? api.count() - 1 : api.commentCount(1);
    }

    private void delete(Kind kind) {
        if (kind == Kind.POST) {
            api.remove(2);
        } else {
            api.removeComment(1);
        }
    }

    private static Response send(Kind kind, String text) {
        return form().formParam("key", KEY)
                .formParam("title", "T")
                .formParam(kind.field, text)
                .formParam("author", "Ada")
                .post(kind.action);
    }

    /** The form as a browser sends it, to the address of the button that was pressed. */
    private static Response sendAgain(Element shown, String action) {
        var request = form();
        for (var field : shown.select("[name]")) {
            request.formParam(field.attr("name"), field.tagName().equals("textarea") ? field.wholeText() : field.val());
        }
        return request.post(action);
    }

    private static Document assertSaysNothingOfKeys(Response answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        var page = parse(answer);
        assertThat(page.text()).doesNotContainIgnoringCase("idempotency").doesNotContain(KEY, "new key", "No.");
        assertThat(page.select("[name=key]").eachAttr("value")).isNotEmpty().doesNotContain(KEY);
        return page;
    }

    private static void assertLeadsTo(String place, Response answer) {
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("https://dks.example" + place);
    }
}
