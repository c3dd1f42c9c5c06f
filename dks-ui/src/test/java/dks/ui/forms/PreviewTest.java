package dks.ui.forms;

import static org.assertj.core.api.Assertions.assertThat;

import dks.ui.Hostile;
import dks.ui.PageTest;
import dks.ui.api.FakeApi.Received;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

@QuarkusTest
class PreviewTest extends PageTest {

    static final List<String> PAYLOADS = Hostile.PAYLOADS;
    static final List<String> FORMS =
            List.of("/posts", "/posts/1/edit", "/posts/1/comments", "/posts/1/comments/1/edit");

    @BeforeEach
    void onePostWithAComment() {
        api.add("One", "Text");
        api.comment(1, "A comment", "Ada");
    }

    @ParameterizedTest
    @CsvSource({
        "/posts/new, /posts",
        "/posts/1/edit, /posts/1/edit",
        "/posts/1, /posts/1/comments",
        "/posts/1/comments/1/edit, /posts/1/comments/1/edit"
    })
    void every_form_offers_a_preview_with_and_without_javascript(String page, String form) {
        var button = page(page).selectFirst("form.stack[action=" + form + "] #preview-button");
        assertThat(button.attr("formaction")).isEqualTo(form + "?preview#preview");
        assertThat(button.hasAttr("formnovalidate"))
                .as("a text can be looked at before there is a title")
                .isTrue();
        assertThat(button.attr("hx-post")).isEqualTo(form + "?preview");
        assertThat(button.attr("hx-target")).isEqualTo("#preview");
        assertThat(page(page).select("#preview").attr("aria-live")).isEqualTo("polite");
        assertThat(page(page).select("#preview").text()).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("FORMS")
    void it_shows_the_text_as_it_will_be_and_keeps_what_was_typed(String form) {
        var answer = typed("\n# Why\n\nBecause *so*.").post(form + "?preview");
        assertThat(answer.statusCode()).isEqualTo(200);
        var page = parse(answer);
        assertThat(page.select("#preview .prose em").text()).isEqualTo("so");
        assertThat(page.select("#preview .prose h2").text()).isEqualTo("Why");
        assertThat(page.selectFirst("form.stack textarea").wholeText()).isEqualTo("\n# Why\n\nBecause *so*.");
        assertThat(page.select("form.stack").attr("action")).isEqualTo(form);
        for (var field : page.select("form.stack input:not([name=version])")) {
            assertThat(field.val()).isEqualTo("1-" + field.attr("name").charAt(0));
        }
        assertThat(api.received()).as("nothing is published, nothing asked").isEmpty();
    }

    @ParameterizedTest
    @FieldSource("FORMS")
    void htmx_gets_the_preview_of_the_page_and_nothing_else(String form) {
        var page = typed("Some *text*").post(form + "?preview").asString();
        var answer = typed("Some *text*").header("HX-Request", "true").post(form + "?preview");
        assertThat(answer.header("Vary")).contains("HX-Request");
        var region = Jsoup.parseBodyFragment(answer.asString()).body();
        assertThat(region.children()).hasSize(1);
        assertThat(region.child(0).id()).isEqualTo("previewed");
        assertThat(Jsoup.parse(page).selectFirst("#previewed").outerHtml())
                .isEqualTo(region.child(0).outerHtml());
        assertThat(api.received()).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("PAYLOADS")
    void nothing_in_a_preview_can_run(String payload) {
        for (var form : FORMS) {
            Hostile.assertHarmless(parse(typed(payload).post(form + "?preview")).body());
            Hostile.assertHarmless(
                    parse(typed(payload).header("HX-Request", "true").post(form + "?preview"))
                            .body());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/posts, 65536, 64 KiB",
        "/posts/1/edit, 65536, 64 KiB",
        "/posts/1/comments, 16384, 16 KiB",
        "/posts/1/comments/1/edit, 16384, 16 KiB"
    })
    void what_is_too_long_to_be_published_is_not_shown(String form, int most, String said) {
        var longest = "é".repeat(most / 2);
        assertThat(parse(preview(form, longest)).select("#preview .prose").text())
                .isEqualTo(longest);
        var page = parse(preview(form, longest + "x"));
        assertThat(page.select("#preview .prose")).isEmpty();
        assertThat(page.select("#preview p").text()).contains("holds up to " + said);
        assertThat(page.selectFirst("form.stack textarea").wholeText()).isEqualTo(longest + "x");
    }

    @Test
    void of_no_text_there_is_nothing_to_show() {
        assertThat(parse(typed(" \n").post("/posts?preview"))
                        .select("#preview p")
                        .text())
                .isEqualTo("There is no text to show yet.");
    }

    @ParameterizedTest
    @FieldSource("FORMS")
    void no_other_site_has_a_preview_made(String form) {
        var answer = browser()
                .header("Sec-Fetch-Site", "cross-site")
                .formParam("body", "x")
                .post(form + "?preview");
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void beside_a_conflict_there_is_none_because_it_would_hide_the_other_text() {
        api.change(1, "One", "Their text");
        var answer = form().formParam("version", "1")
                .formParam("title", "One")
                .formParam("body", "My text")
                .post("/posts/1/edit");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(parse(answer).select("#preview-button")).isEmpty();
        assertThat(api.received()).extracting(Received::method).containsExactly("PUT");
    }

    private static Response preview(String form, String text) {
        var field = form.contains("comments") ? "comment" : "body";
        return form().formParam(field, text).post(form + "?preview");
    }

    private static RequestSpecification typed(String text) {
        var request = form().formParam("body", text).formParam("comment", text);
        for (var field : List.of("key", "title", "link", "tags", "author")) {
            request.formParam(field, "1-" + field.charAt(0));
        }
        return request.formParam("version", "1");
    }
}
