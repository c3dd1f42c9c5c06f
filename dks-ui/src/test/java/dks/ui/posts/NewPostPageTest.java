package dks.ui.posts;

import static org.assertj.core.api.Assertions.assertThat;

import dks.ui.PageTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class NewPostPageTest extends PageTest {

    @Test
    void every_field_has_a_label_and_a_hint() {
        var page = page("/posts/new");
        for (var field : page.select("#new-post input:not([type=hidden]), #new-post textarea")) {
            assertThat(page.select("label[for=" + field.id() + "]").text()).isNotBlank();
            assertThat(page.select("#" + field.attr("aria-describedby")).text()).isNotBlank();
        }
        assertThat(page.select("#new-post").attr("method")).isEqualTo("post");
    }

    @Test
    void opening_the_form_asks_nothing_of_the_api() {
        page("/posts/new");
        assertThat(api.received()).isEmpty();
    }

    @Test
    void a_valid_post_is_published_and_its_page_shown() {
        var answer = filled(key()).formParam("link", " https://example.com ").post("/posts");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("https://dks.example/posts/1");
        assertThat(page("/posts/1").select("h1").text()).isEqualTo("A title");
        var sent = api.received().get(0).body();
        assertThat(sent.path("title").asText()).isEqualTo("A title");
        assertThat(sent.path("link").asText()).isEqualTo("https://example.com");
        assertThat(sent.path("body").asText()).isEqualTo("Line one\nline two");
        assertThat(sent.path("tags")).extracting(tag -> tag.asText()).containsExactly("aws", "ci-cd", "c++");
        assertThat(sent.path("author").asText()).isEqualTo("Ada");
    }

    @Test
    void what_is_optional_and_empty_is_not_sent() {
        filled(key()).formParam("link", "").post("/posts");
        assertThat(api.received().get(0).body().has("link")).isFalse();
        assertThat(api.received().get(0).header("Authorization")).isNull();
    }

    @Test
    void a_double_click_makes_one_post() {
        var key = key();
        var first = filled(key).post("/posts").header("Location");
        var second = filled(key).post("/posts").header("Location");
        assertThat(second).isEqualTo(first);
        assertThat(api.count()).isEqualTo(1);
    }

    @Test
    void characters_that_only_mark_what_a_search_found_are_not_published() {
        assertThat(filled("the-key", "Fake \uE000mark\uE001").post("/posts").statusCode())
                .isEqualTo(303);
        assertThat(api.received().get(0).body().path("body").asText()).isEqualTo("Fake mark");
    }

    @Test
    void every_form_opened_makes_a_post_of_its_own() {
        assertThat(key()).isNotEqualTo(key());
    }

    @Test
    void a_key_that_is_no_key_is_replaced_not_passed_on() {
        filled("a b").post("/posts");
        filled("ä").post("/posts");
        filled("x".repeat(65)).post("/posts");
        assertThat(api.received())
                .allSatisfy(
                        request -> assertThat(request.header("Idempotency-key")).matches("[0-9a-f-]{36}"));
    }

    @Test
    void an_invalid_post_comes_back_with_a_message_at_the_field() {
        api.refuse("title", "must not be blank", "tags[1]", "must not hold \"!\"");
        var answer = filled("the-key").post("/posts");
        assertThat(answer.statusCode()).isEqualTo(422);
        var page = parse(answer);
        assertThat(page.select("#title-error").text()).isEqualTo("must not be blank");
        assertThat(page.select("#title").attr("aria-invalid")).isEqualTo("true");
        assertThat(page.select("#title").attr("aria-describedby")).isEqualTo("title-hint title-error");
        assertThat(page.select("#tags-error").text()).isEqualTo("must not hold \"!\"");
        assertThat(page.select("#body-error")).isEmpty();
        assertThat(page.select("#problems").text()).contains("not published yet");
        assertThat(page.title()).startsWith("Please correct");
        assertStillTyped(page);
    }

    @Test
    void a_complaint_about_something_without_a_field_is_shown_too() {
        api.refuse("language", "is unknown");
        assertThat(parse(filled("k").post("/posts")).select("#problems").text()).contains("language: is unknown");
    }

    @Test
    void a_refusal_without_fields_is_shown_as_the_api_words_it() {
        api.answer(409, "application/problem+json", "{\"status\":409,\"detail\":\"Not twice.\"}");
        var answer = filled("the-key").post("/posts");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(parse(answer).select("#notice").text()).isEqualTo("Not twice.");
        assertStillTyped(parse(answer));
    }

    @Test
    void with_the_api_down_the_form_comes_back_with_all_that_was_typed() {
        api.goDown();
        var answer = filled("the-key").post("/posts");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        var page = parse(answer);
        assertThat(page.select("#notice").text()).contains("could not be saved");
        assertThat(page.select("meta[http-equiv=refresh]"))
                .as("a refresh would throw the text away")
                .isEmpty();
        assertStillTyped(page);
    }

    @Test
    void a_person_who_writes_too_much_reads_when_to_try_again_and_loses_nothing() {
        api.beBusy(90);
        var answer = filled("the-key").post("/posts");
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isEqualTo("90");
        assertThat(parse(answer).select("#notice").text()).contains("a lot in a short time", "wait 90 seconds");
        assertStillTyped(parse(answer));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-, 5", "soon, 5", "0, 5", "-1, 5", "'Sat, 21 Nov 2026 10:00:00 GMT', 5", "1, 1", "3600, 3600"})
    void a_time_to_wait_that_makes_no_sense_is_a_short_one(String told, String said) {
        api.answerBusy(told);
        var answer = filled("the-key").post("/posts");
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isEqualTo(said);
    }

    @Test
    void with_the_api_too_slow_the_form_comes_back_and_the_retry_makes_one_post() {
        api.hang();
        var page = parse(filled("the-key").post("/posts"));
        assertStillTyped(page);
        api.reset();
        var retry = form();
        for (var field : page.select("#new-post [name]")) {
            retry.formParam(field.attr("name"), field.tagName().equals("textarea") ? field.wholeText() : field.val());
        }
        assertThat(retry.post("/posts").statusCode()).isEqualTo(303);
        assertThat(api.count()).isEqualTo(1);
        assertThat(api.received().get(0).header("Idempotency-key")).isEqualTo("the-key");
    }

    @Test
    void a_text_that_begins_with_empty_lines_survives_being_shown_again() {
        api.goDown();
        var answer = filled("the-key", "\n\n  indented").post("/posts");
        assertThat(parse(answer).selectFirst("#body").wholeText()).isEqualTo("\n\n  indented");
    }

    @Test
    void the_longest_text_there_may_be_gets_through_in_any_script() {
        var longest = "€".repeat(64 * 1024 / 3);
        assertThat(filled("the-key", longest).post("/posts").statusCode()).isEqualTo(303);
        assertThat(api.received().get(0).body().path("body").asText()).isEqualTo(longest);
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 2 * 1024, 12 * 1024})
    void far_too_much_text_is_refused_with_a_sentence(int kibibytes) {
        var answer = filled("the-key", "a".repeat(kibibytes * 1024)).post("/posts");
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(parse(answer).select("#trouble").text()).contains("64 KiB");
        assertThat(api.received()).isEmpty();
    }

    @Test
    void an_upload_is_refused() {
        var answer = browser()
                .header("Origin", "https://dks.example")
                .multiPart("title", "x")
                .post("/posts");
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(parse(answer).select("#trouble").text()).contains("files cannot be uploaded");
    }

    @Test
    void an_empty_form_reaches_the_api_which_knows_the_rules() {
        api.refuse("title", "must not be blank");
        assertThat(form().post("/posts").statusCode()).isEqualTo(422);
    }

    private static String key() {
        return page("/posts/new").select("input[name=key]").val();
    }

    private static RequestSpecification filled(String key) {
        return filled(key, "Line one\r\nline two");
    }

    private static RequestSpecification filled(String key, String body) {
        return form().formParam("key", key)
                .formParam("title", "A title")
                .formParam("body", body)
                .formParam("tags", " aws, ci-cd,,c++ ")
                .formParam("author", "Ada");
    }

    private static void assertStillTyped(Document page) {
        assertThat(page.select("#title").val()).isEqualTo("A title");
        assertThat(page.selectFirst("#body").wholeText()).isEqualTo("Line one\nline two");
        assertThat(page.select("#tags").val()).isEqualTo(" aws, ci-cd,,c++ ");
        assertThat(page.select("#author").val()).isEqualTo("Ada");
        assertThat(page.select("input[name=key]").val()).isEqualTo("the-key");
    }
}
