package dks.ui.posts;

import static org.assertj.core.api.Assertions.assertThat;

import dks.ui.PageTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CommentPagesTest extends PageTest {

    private static final String NEW = "/posts/1/comments";
    private static final String EDIT = "/posts/1/comments/1/edit";
    private static final String DELETE = "/posts/1/comments/1/delete";

    @BeforeEach
    void onePost() {
        api.add("A post", "Text");
    }

    @Test
    void comments_stand_below_the_post_oldest_first() {
        api.comment(1, "It *works*", "Ada", "2026-11-01T10:00:00Z");
        api.comment(1, "So it does", "Grace");
        var page = page("/posts/1");
        assertThat(page.select("#comments h2").text()).isEqualTo("2 comments");
        assertThat(page.select(".comment").eachAttr("id")).containsExactly("comment-1", "comment-2");
        assertThat(page.select(".comment .author").eachText()).containsExactly("Ada", "Grace");
        assertThat(page.select("#comment-1 .prose em").text()).isEqualTo("works");
        assertThat(page.select("#comment-1 time").attr("datetime")).isEqualTo("2026-11-01T10:00:00Z");
        assertThat(page.select("#comment-1 .edit").attr("href")).isEqualTo(EDIT);
        assertThat(page.select("#comment-1 .delete").attr("href")).isEqualTo(DELETE);
        assertThat(page.select("#more, .comment .edited")).isEmpty();
    }

    @Test
    void a_comment_of_somebody_else_offers_nothing() {
        api.comment(1, "Theirs", "Ada");
        api.mineIsNothing();
        assertThat(page("/posts/1").select(".comment")).hasSize(1);
        assertThat(page("/posts/1").select(".own")).isEmpty();
    }

    @Test
    void the_list_says_how_many_there_are_and_leads_to_them() {
        assertThat(page("/").select(".talk")).isEmpty();
        api.comment(1, "One", "Ada");
        assertThat(page("/").select(".talk a").text()).isEqualTo("1 comment");
        assertThat(page("/").select(".talk a").attr("href")).isEqualTo("/posts/1#comments");
    }

    @Test
    void a_post_without_comments_invites_the_first_and_asks_for_none() {
        var page = page("/posts/1");
        assertThat(page.select("#comments h2").text()).isEqualTo("No comments yet");
        assertThat(page.select("#new-comment")).hasSize(1);
        assertThat(api.received()).hasSize(1);
    }

    @Test
    void an_api_from_before_comments_shows_none() {
        api.knowNoComments();
        assertThat(page("/posts/1").select("h1").text()).isEqualTo("A post");
        assertThat(page("/posts/1").select("#comments, #new-comment")).isEmpty();
        assertThat(page("/").select(".talk")).isEmpty();
    }

    @Test
    void every_field_has_a_label_and_a_hint() {
        api.comment(1, "One", "Ada");
        for (var path : List.of("/posts/1", EDIT)) {
            var page = page(path);
            for (var field : page.select("main input:not([type=hidden]), main textarea")) {
                assertThat(page.select("label[for=" + field.id() + "]").text()).isNotBlank();
                assertThat(page.select("#" + field.attr("aria-describedby")).text())
                        .isNotBlank();
            }
        }
    }

    @Test
    void a_comment_is_published_and_shown_in_its_place() {
        var key = page("/posts/1").select("#new-comment [name=key]").val();
        var answer = typed(key).post(page("/posts/1").select("#new-comment").attr("action"));
        assertPlace(answer, 1);
        assertThat(page("/posts/1?comment=1").select("#comment-1 .prose").text())
                .isEqualTo("Line one line two");
        var sent = api.received().stream()
                .filter(request -> request.method().equals("POST"))
                .toList();
        assertThat(sent.get(0).body().path("body").asText()).isEqualTo("Line one\nline two");
        assertThat(sent.get(0).body().path("author").asText()).isEqualTo("Ada");
        assertThat(sent.get(0).header("Idempotency-key")).isEqualTo(key);
    }

    @Test
    void a_double_click_makes_one_comment() {
        assertPlace(typed("k").post(NEW), 1);
        assertPlace(typed("k").post(NEW), 1);
        assertThat(api.commentCount(1)).isEqualTo(1);
    }

    @Test
    void an_invalid_comment_comes_back_with_a_message_at_the_field() {
        api.refuse("body", "must not be blank", "author", "is too long");
        var answer = typed("k").post(NEW);
        assertThat(answer.statusCode()).isEqualTo(422);
        var page = parse(answer);
        assertThat(page.select("#comment-error").text()).isEqualTo("must not be blank");
        assertThat(page.select("#author-error").text()).isEqualTo("is too long");
        assertThat(page.title()).startsWith("Please correct");
        assertStillTyped(page, "k");
    }

    @Test
    void with_the_api_down_a_new_comment_is_not_lost_and_not_posted_twice() {
        api.goDown();
        var answer = typed("k").post(NEW);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        var page = parse(answer);
        assertThat(page.select("#notice").text()).contains("could not be saved", "not be posted twice");
        assertThat(page.select("meta[http-equiv=refresh]")).isEmpty();
        assertStillTyped(page, "k");
        api.comeUp();
        assertPlace(sendAgain(page, "#new-comment"), 1);
    }

    @Test
    void a_comment_on_a_post_that_was_deleted_is_not_lost() {
        api.remove(1);
        var answer = typed("k").post(NEW);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(parse(answer).select("#notice").text()).contains("deleted in the meantime");
        assertStillTyped(parse(answer), "k");
    }

    @Test
    void the_address_of_the_form_leads_to_the_comments() {
        assertThat(browser().get(NEW).header("Location")).isEqualTo("https://dks.example/posts/1#comments");
    }

    @Test
    void a_change_is_saved_and_shown_in_its_place() {
        api.comment(1, "\nOld <text>", "Ada", "2026-11-01T10:00:00Z");
        var form = page(EDIT);
        assertThat(form.selectFirst("#comment").wholeText()).isEqualTo("\nOld <text>");
        assertThat(form.select("[name=version]").val()).isEqualTo("1");
        assertPlace(change("1").post(EDIT), 1);
        assertThat(page("/posts/1").select("#comment-1 .prose").text()).isEqualTo("New text");
        assertThat(page("/posts/1").select("#comment-1 .edited").text()).isEqualTo("edited just now");
    }

    @Test
    void a_conflict_shows_both_texts_and_saving_again_is_a_decision() {
        api.comment(1, "Old", "Ada");
        api.changeComment(1, "\nTheir <b>text</b>");
        var answer = change("1").post(EDIT);
        assertThat(answer.statusCode()).isEqualTo(409);
        var page = parse(answer);
        assertThat(page.select("#notice").text()).contains("changed while you were writing");
        assertThat(page.selectFirst("#saved-body").wholeText()).isEqualTo("\nTheir <b>text</b>");
        assertThat(page.selectFirst("#comment").wholeText()).isEqualTo("New text");
        assertThat(page.select("[name=version]").val()).isEqualTo("2");
        assertPlace(sendAgain(page, "#edit-comment"), 1);
        assertThat(page("/posts/1").select("#comment-1 .prose").text()).isEqualTo("New text");
    }

    @Test
    void the_same_change_twice_is_no_conflict() {
        api.comment(1, "Old", "Ada");
        assertPlace(change("1").post(EDIT), 1);
        assertPlace(change("1").post(EDIT), 1);
    }

    @Test
    void a_change_that_cannot_be_saved_keeps_what_was_typed() {
        api.comment(1, "Old", "Ada");
        api.refuse("body", "is too long");
        assertKept(change("1").post(EDIT), 422, "not saved yet");
        api.reset();
        assertKept(change("1").post(EDIT), 404, "deleted in the meantime");
        onePost();
        api.comment(1, "Old", "Ada");
        api.mineIsNothing();
        assertKept(change("1").post(EDIT), 403, "not your comment");
        api.beBusy(7);
        assertKept(change("1").post(EDIT), 429, "wait 7 seconds");
        api.goDown();
        assertKept(change("1").post(EDIT), 503, "could not be saved");
    }

    @Test
    void before_a_comment_is_deleted_there_is_a_question_and_then_it_is_gone() {
        api.comment(1, "Old", "Ada");
        var page = page(DELETE);
        assertThat(page.select("h1").text()).isEqualTo("Delete this comment?");
        assertThat(page.select(".comment .prose").text()).isEqualTo("Old");
        assertThat(api.commentCount(1)).isEqualTo(1);
        var answer = sendAgain(page, "#delete-comment");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("https://dks.example/posts/1#comments");
        assertThat(api.commentCount(1)).isZero();
        assertThat(browser().get(DELETE).statusCode()).isEqualTo(404);
    }

    @Test
    void with_the_api_down_the_question_is_asked_again() {
        api.comment(1, "Old", "Ada");
        api.goDown();
        var answer = form().post(DELETE);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(parse(answer).select("#notice").text()).contains("The comment could not be deleted");
        api.comeUp();
        assertThat(sendAgain(parse(answer), "#delete-comment").statusCode()).isEqualTo(303);
        assertThat(api.commentCount(1)).isZero();
    }

    @Test
    void with_the_api_busy_the_question_is_asked_again_and_says_when_to_answer() {
        api.comment(1, "Old", "Ada");
        api.beBusy(150);
        var answer = form().post(DELETE);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isEqualTo("150");
        assertThat(parse(answer).select("#notice").text()).contains("Try again in 3 minutes");
        assertThat(parse(answer).select("#delete-comment")).hasSize(1);
    }

    @Test
    void a_comment_of_somebody_else_or_on_another_post_is_neither_changed_nor_deleted() {
        api.comment(1, "Theirs", "Ada");
        api.add("Another post", "Text");
        assertThat(browser().get("/posts/2/comments/1/edit").statusCode()).isEqualTo(404);
        assertThat(browser().get("/posts/2/comments/1/delete").statusCode()).isEqualTo(404);
        api.mineIsNothing();
        for (var answer : List.of(browser().get(EDIT), browser().get(DELETE), form().post(DELETE))) {
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(parse(answer).select("#trouble").text()).contains("This is not your comment");
        }
        assertThat(api.commentCount(1)).isEqualTo(1);
    }

    private static RequestSpecification typed(String key) {
        return form().formParam("key", key)
                .formParam("comment", "Line one\r\nline two")
                .formParam("author", "Ada");
    }

    private static RequestSpecification change(String version) {
        return form().formParam("version", version).formParam("comment", "New text");
    }

    /** The form of a page as a browser sends it. */
    private static Response sendAgain(Document page, String form) {
        var request = form();
        for (var field : page.select(form + " [name]")) {
            request.formParam(field.attr("name"), field.tagName().equals("textarea") ? field.wholeText() : field.val());
        }
        return request.post(page.select(form).attr("action"));
    }

    private static void assertPlace(Response answer, long id) {
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("https://dks.example/posts/1?comment=" + id + "#comment-" + id);
    }

    private static void assertKept(Response answer, int status, String said) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(parse(answer).select("#notice, #problems").text()).contains(said);
        assertThat(parse(answer).selectFirst("#comment").wholeText()).isEqualTo("New text");
        assertThat(parse(answer).select("[name=version]").val()).isEqualTo("1");
    }

    private static void assertStillTyped(Document page, String key) {
        assertThat(page.selectFirst("#comment").wholeText()).isEqualTo("Line one\nline two");
        assertThat(page.select("#author").val()).isEqualTo("Ada");
        assertThat(page.select("[name=key]").val()).isEqualTo(key);
    }
}
