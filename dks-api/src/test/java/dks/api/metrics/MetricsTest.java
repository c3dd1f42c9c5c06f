package dks.api.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dks.api.RawRequest;
import dks.api.database.DatabaseResource;
import dks.api.posts.PostJson;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.Socket;
import java.net.URL;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MetricsTest {

    @TestHTTPResource(value = "/", management = true)
    URL management;

    @Test
    void they_tell_of_requests_of_the_pool_and_of_the_jvm() {
        PostJson.valid().publish();

        assertThat(metrics())
                .containsPattern(
                        "http_server_requests_seconds_count\\{method=\"POST\",outcome=\"SUCCESS\",status=\"201\",uri=\"/api/posts\"} [1-9]")
                .contains("agroal_active_count", "agroal_blocking_time_average", "jvm_memory_used_bytes", "jvm_gc_");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/q/metrics", "/q", "/q/health", "/q/info", "/q/openapi", "/q/dev"})
    void nothing_of_it_is_on_the_public_port(String path) {
        RestAssured.get(path).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"health/ready", "health/info", "api/posts", "api/openapi", "q/metrics"})
    void nothing_else_is_on_the_port_of_the_metrics(String path) {
        RestAssured.get(management + path).then().statusCode(404);
    }

    @Test
    void what_clients_make_up_makes_no_series() throws Exception {
        PostJson.valid().publish();
        for (int i = 0; i < 30; i++) {
            RestAssured.get("/api/posts/" + i);
            RestAssured.get("/made-up/" + i);
            RestAssured.get("/api/posts?limit=made-up-" + i);
            RestAssured.request("MADEUP" + i, "/api/posts");
            RestAssured.given().body("x").post("/made-up/post/" + i);
            RawRequest.get(RestAssured.port, "/made-up/%zz" + i);
            try (Socket gone = RawRequest.begin(
                    RestAssured.port,
                    "POST /made-up/gone/" + i + " HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nx")) {
                gone.setSoLinger(true, 0);
            }
        }

        String metrics = metrics();
        assertThat(metrics).doesNotContainIgnoringCase("made-up").doesNotContain("MADEUP");
        assertThat(values(metrics, "uri"))
                .contains("/api/posts", "/api/posts/{id}")
                .allMatch(
                        uri -> uri.matches(
                                "/(api|health)(/[a-z]+|/\\{id})*|/api/docs/[a-z0-9-]+\\.(html|js)|NOT_FOUND|UNKNOWN|REDIRECTION|root"));
        assertThat(values(metrics, "method"))
                .isSubsetOf(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "OTHER"));
    }

    private String metrics() {
        return RestAssured.get(management + "metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static Set<String> values(String metrics, String tag) {
        return Pattern.compile("http_server_requests_seconds_count\\{.*\\b" + tag + "=\"([^\"]*)\"")
                .matcher(metrics)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toSet());
    }
}
