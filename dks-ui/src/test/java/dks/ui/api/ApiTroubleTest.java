package dks.ui.api;

import static org.assertj.core.api.Assertions.assertThat;

import dks.ui.PageTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ApiTroubleTest extends PageTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/?cursor=x", "/?q=x&tag=y", "/tags", "/posts/1", "/posts/1/edit", "/posts/1/delete"})
    void with_the_api_down_a_page_says_so_and_tries_again_by_itself(String path) {
        api.goDown();
        assertOffersToTryAgain(browser().get(path));
    }

    @Test
    void with_the_api_too_slow_too() {
        api.hang();
        assertOffersToTryAgain(browser().get("/"));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void an_error_of_the_api_or_the_load_balancer_is_trouble_that_passes(int status) {
        api.answer(status, "text/html", "<html>Bad Gateway</html>");
        assertOffersToTryAgain(browser().get("/posts/1"));
    }

    @ParameterizedTest
    @ValueSource(ints = {413, 414})
    void what_is_too_long_for_the_api_is_to_be_shortened_and_not_tried_again(int status) {
        api.answer(status, "text/html", "");
        var search = browser().get("/?q=a-very-long-one");
        assertThat(search.statusCode()).isEqualTo(400);
        assertThat(parse(search).select("main").text()).contains("This is too long. Shorten it");
        assertThat(browser().get("/?cursor=a-very-long-one").statusCode()).isEqualTo(404);
        assertThat(browser().get("/posts/1?comments=a-very-long-one").statusCode())
                .isEqualTo(404);
        assertThat(browser().get("/feed.atom?q=a-very-long-one").statusCode()).isEqualTo(404);
        var form = form().formParam("title", "Typed").post("/posts");
        assertThat(form.statusCode()).isEqualTo(422);
        assertThat(parse(form).select("#notice").text()).contains("This is too long. Shorten it");
        assertThat(parse(form).select("#title").val()).isEqualTo("Typed");
    }

    @Test
    void a_refusal_that_is_not_the_apis_is_trouble_that_passes() {
        api.answer(404, "text/html", "<html>No such application</html>");
        assertOffersToTryAgain(browser().get("/posts/1"));
    }

    @ParameterizedTest
    @CsvSource({"text/html, <html>captive", "application/json, <html>captive", "application/json, {}"})
    void an_answer_that_makes_no_sense_is_trouble_that_passes(String type, String body) {
        api.answer(200, type, body);
        assertOffersToTryAgain(browser().get("/posts/1"));
        assertOffersToTryAgain(browser().get("/"));
        assertThat(browser().header("HX-Request", "true").get("/?cursor=x").statusCode())
                .isEqualTo(503);
        assertThat(form().formParam("title", "x").post("/posts").statusCode()).isEqualTo(503);
    }

    @Test
    void an_answer_of_nothing_is_trouble_that_passes() {
        api.answer(200, "application/json", "");
        assertOffersToTryAgain(browser().get("/posts/1"));
        assertOffersToTryAgain(browser().get("/"));
    }

    @Test
    void a_connection_closed_in_place_of_an_answer_is_trouble_that_passes() {
        api.hangUp();
        assertOffersToTryAgain(browser().get("/"));
        assertOffersToTryAgain(browser().get("/posts/1"));
        var answer = form().formParam("title", "Typed before the API ended").post("/posts");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.asString()).contains("Typed before the API ended");
    }

    @ParameterizedTest
    @EnumSource
    void where_one_task_of_the_api_is_lost_another_is_asked(FakeApi.Loss how) {
        api.add("Asked for twice", "Text");
        api.lose(how);
        assertThat(page("/").select("#posts h2").text()).isEqualTo("Asked for twice");
        assertThat(api.received()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void but_only_once(FakeApi.Loss how) {
        api.lose(how);
        api.lose(how);
        assertOffersToTryAgain(browser().get("/"));
        assertThat(api.received()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void what_is_written_is_sent_once(FakeApi.Loss how) {
        api.lose(how);
        assertThat(form().formParam("title", "x").post("/posts").statusCode()).isEqualTo(503);
        assertThat(api.received()).hasSize(1);
    }

    @Test
    void an_api_that_says_itself_that_it_cannot_is_not_asked_again() {
        api.answer(503, "application/problem+json", "{}");
        assertOffersToTryAgain(browser().get("/"));
        assertThat(api.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/posts/1", "/feed.atom", "/tags"})
    void a_person_who_reads_too_fast_is_asked_to_wait_and_that_is_no_failure_of_ours(String path) {
        api.answer(429, "application/problem+json", "{}");
        var answer = browser().get(path);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(parse(answer).select("main").text()).contains("Wait 5 seconds");
        assertThat(api.received()).hasSize(1);
    }

    /** A kept connection that the API closes just when it is taken: seldom in one round, so there are many. */
    @Test
    void an_api_that_ends_between_two_pages_is_trouble_that_passes() {
        for (int round = 0; round < 60; round++) {
            assertThat(browser().get("/").statusCode()).isEqualTo(200);
            api.goDown();
            assertThat(browser().get("/").statusCode()).isEqualTo(503);
            api.comeUp();
        }
    }

    @Test
    void once_the_api_is_back_so_are_the_pages() {
        api.goDown();
        assertThat(browser().get("/").statusCode()).isEqualTo(503);
        api.comeUp();
        api.add("Back again", "Text");
        assertThat(page("/").select("#posts h2").text()).isEqualTo("Back again");
    }

    @Test
    void htmx_gets_a_sentence_and_a_way_to_try_again_in_place() {
        api.goDown();
        var answer =
                browser().urlEncodingEnabled(false).header("HX-Request", "true").get("/?cursor=after%2F20%2B%3D");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        var rows = Jsoup.parseBodyFragment("<ol>" + answer.asString() + "</ol>");
        assertThat(rows.select("li [role=status]").text()).contains("not available right now");
        assertThat(rows.select("#older").text()).isEqualTo("Try again");
        assertThat(rows.select("#older").attr("hx-get")).isEqualTo("/?cursor=after%2F20%2B%3D");
    }

    @Test
    void the_form_opens_without_the_api() {
        api.goDown();
        assertThat(browser().get("/posts/new").statusCode()).isEqualTo(200);
    }

    @Test
    void health_does_not_depend_on_the_api() {
        api.goDown();
        for (var path : List.of("/health/live", "/health/ready")) {
            assertThat(browser().get(path).statusCode()).as(path).isEqualTo(200);
        }
        api.reset();
        browser().get("/health/ready");
        assertThat(api.received()).isEmpty();
    }

    private static void assertOffersToTryAgain(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        var page = parse(answer);
        assertThat(page.select("#trouble p").first().text()).contains("not available right now");
        assertThat(page.select("a#again")).hasSize(1);
        assertThat(page.select("meta[http-equiv=refresh]"))
                .as("a page that changes by itself disturbs who reads it slowly")
                .isEmpty();
        assertThat(answer.asString()).doesNotContain("captive", "Gateway", "Exception");
    }
}
