package dks.ui.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dks.ui.PageTest;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RequestIdTest extends PageTest {

    private static final String UUID = "[0-9a-f-]{36}";

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "Root-1_67.891233abcdef", "0123456789012345678901234567890123456789012345678901234567890123"
            })
    void an_id_is_taken_over_answered_and_passed_on(String id) {
        var answer = browser().header("X-Request-Id", id).get("/");
        assertThat(answer.headers().getValues("X-Request-Id")).containsExactly(id);
        assertThat(api.received())
                .isNotEmpty()
                .allSatisfy(
                        request -> assertThat(request.header("X-Request-Id")).isEqualTo(id));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "two words",
                "<b>",
                "a;b",
                "é",
                "{\"a\":1}",
                "00:00:00 INFO",
                "01234567890123456789012345678901234567890123456789012345678901234"
            })
    void what_is_no_proper_id_is_replaced(String id) {
        var answer = browser().header("X-Request-Id", id).get("/");
        assertThat(answer.header("X-Request-Id")).matches(UUID);
        assertThat(api.received().get(0).header("X-Request-Id")).isEqualTo(answer.header("X-Request-Id"));
    }

    @Test
    void every_request_without_an_id_gets_one_of_its_own() {
        var ids = IntStream.range(0, 20)
                .mapToObj(each -> browser().get("/posts/new").header("X-Request-Id"))
                .collect(Collectors.toSet());
        assertThat(ids).hasSize(20).allMatch(id -> id.matches(UUID));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/posts/77", "/nowhere", "/posts/x", "/assets/none", "/health/ready", "/favicon.ico", "/q/none"})
    void every_answer_names_its_request(String path) {
        assertThat(browser().header("X-Request-Id", "mine").get(path).header("X-Request-Id"))
                .isEqualTo("mine");
    }

    @Test
    void error_pages_show_it_so_that_it_can_be_reported() {
        api.answer(503, "text/plain", "");
        for (var path : new String[] {"/", "/nowhere", "/posts/1"}) {
            var page = parse(browser().header("X-Request-Id", "for-the-report").get(path));
            assertThat(page.select("#trouble #request-id").text()).isEqualTo("for-the-report");
        }
        var refused = parse(
                browser().header("X-Request-Id", "cross").formParam("a", "b").post("/posts"));
        assertThat(refused.select("#request-id").text()).isEqualTo("cross");
    }

    @Test
    void whatever_is_logged_meanwhile_carries_it() throws InterruptedException {
        api.answer(503, "text/plain", "");
        try (var lines = new LoggedLines("dks.ui")) {
            browser().header("X-Request-Id", "in-the-log").get("/");
            assertThat(lines.of("in-the-log"))
                    .extracting(LoggedLines.Line::message)
                    .contains("The API answered 503.");
        }
    }
}
