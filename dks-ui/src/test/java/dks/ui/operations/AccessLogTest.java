package dks.ui.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dks.ui.PageTest;
import dks.ui.web.Assets;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccessLogTest extends PageTest {

    private static final String LOGGER = "io.quarkus.http.access-log";

    @Inject
    Assets assets;

    @Test
    void a_request_is_one_line_with_method_path_status_bytes_and_duration() throws InterruptedException {
        api.add("One", "Text");
        try (var lines = new LoggedLines(LOGGER)) {
            var bytes = named("list").get("/").asByteArray().length;
            named("lost").head("/nowhere");
            form().header("X-Request-Id", "form").formParam("title", "x").post("/posts");
            assertThat(lines.of("list"))
                    .singleElement()
                    .satisfies(line -> assertThat(line.message()).matches("GET / 200 " + bytes + " bytes \\d+ ms"));
            assertThat(lines.of("lost"))
                    .singleElement()
                    .satisfies(line -> assertThat(line.message()).matches("HEAD /nowhere 404 \\d+ bytes \\d+ ms"));
            assertThat(lines.of("form"))
                    .singleElement()
                    .satisfies(line -> assertThat(line.message()).matches("POST /posts 303 0 bytes \\d+ ms"));
        }
    }

    @Test
    void neither_what_is_searched_for_nor_the_secret_of_signing_in_is_logged() throws InterruptedException {
        try (var lines = new LoggedLines("", LOGGER)) {
            named("search").get("/?q=needle&tag=haystack");
            named("callback").get("/sign-in/callback?code=a-secret-code&state=a-secret-state");
            assertThat(lines.of("search")).anyMatch(line -> line.message().startsWith("GET / 200"));
            assertThat(lines.of("callback")).anyMatch(line -> line.message().startsWith("GET /sign-in/callback 404"));
            assertThat(lines.all()).noneMatch(line -> line.message().matches("(?s).*(needle|haystack|a-secret).*"));
        }
    }

    @Test
    void health_checks_and_files_are_not_logged() throws InterruptedException {
        try (var lines = new LoggedLines(LOGGER)) {
            for (var path :
                    new String[] {"/health/live", "/health/ready", assets.style(), assets.htmx(), "/favicon.ico"}) {
                assertThat(browser().get(path).statusCode()).isEqualTo(200);
            }
            named("last").get("/posts/new");
            lines.of("last");
            assertThat(lines.all()).hasSize(1);
        }
    }

    private static RequestSpecification named(String requestId) {
        return browser().header("X-Request-Id", requestId);
    }
}
