package dks.ui.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dks.ui.PageTest;
import dks.ui.RawHttp;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class MetricsTest extends PageTest {

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Test
    void pages_and_the_api_are_timed_by_what_they_are_not_by_address() {
        api.add("One", "Text");
        browser().get("/posts/1");
        browser().get("/posts/77");
        assertThat(labels("http_server_requests_seconds_count", "uri")).contains("/posts/{id}");
        assertThat(labels("http_client_requests_seconds_count", "uri")).contains("/api/posts/{id}");
        assertThat(metrics()).doesNotContain("/posts/1\"", "/posts/77");
    }

    @Test
    void no_client_makes_metrics_of_its_own() throws IOException {
        browser().get("/warm-up");
        var series = series();
        for (var i = 0; i < 5; i++) {
            var anything = "x" + i;
            browser().get("/" + anything);
            browser().post("/posts/" + anything);
            form().put("/posts/" + anything);
            form().request("X" + i, "/posts/" + i);
            browser().options("/" + anything);
            RawHttp.get(RestAssured.port, "/%zz" + anything);
        }
        assertThat(labels("http_server_requests_seconds_count", "uri"))
                .noneMatch(uri -> uri.matches(".*(x\\d|%).*"))
                .contains("/unmatched");
        assertThat(labels("http_server_requests_seconds_count", "method")).noneMatch(method -> method.startsWith("X"));
        assertThat(series()).isLessThan(series + 30);
    }

    @Test
    void health_checks_are_not_counted() {
        browser().get("/health/live");
        assertThat(metrics()).doesNotContain("uri=\"/health");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/q/metrics", "/q/health", "/q/info", "/q/dev", "/q/arc", "/health/metrics"})
    void nothing_of_this_is_among_the_pages(String path) {
        var answer = browser().get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.asString()).doesNotContain("jvm_");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/posts/new", "/health/live", "/health/ready", "/health/info"})
    void nothing_but_this_is_on_its_port(String path) {
        assertThat(browser().get(management.resolve(path)).statusCode()).isEqualTo(404);
        assertThat(browser().get(path).statusCode()).isEqualTo(200);
    }

    private String metrics() {
        var answer = browser().get(management.resolve("/metrics"));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.asString();
    }

    private long series() {
        return metrics()
                .lines()
                .filter(line -> line.startsWith("http_server_requests"))
                .count();
    }

    private Set<String> labels(String metric, String label) {
        return Pattern.compile("(?m)^" + metric + "\\{[^\n]*\\b" + label + "=\"([^\"]*)\"")
                .matcher(metrics())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }
}
