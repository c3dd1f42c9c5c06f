package dks.api.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dks.api.database.TestDatabase;
import dks.api.tracing.FakeCollector;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LogIT {

    private static final String POST = "{\"title\":\"Top secret\",\"body\":\"x\",\"author\":\"Ada\"}";

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    static TestDatabase database;

    @BeforeAll
    static void startDatabase() throws Exception {
        database = new TestDatabase();
    }

    @AfterAll
    static void stopDatabase() throws Exception {
        database.close();
    }

    @Test
    void each_request_but_health_has_a_line_with_its_id_and_without_its_query() throws Exception {
        try (PackagedService service = service("false")) {
            service.get("/health/ready");
            assertThat(service.get("/health/info").body()).contains("\"revision\":\"3bc584a\"");
            service.send(service.request("/api/posts?q=whisper").header("X-Request-Id", "id-1"));

            assertThat(line(service, line -> line.contains("GET /api/posts")))
                    .containsPattern("INFO .*\\[id-1] GET /api/posts 200 \\d+ B \\d+ ms$");
            assertThat(service.output()).doesNotContain("whisper", "/health/");
        }
    }

    @Test
    void in_json_the_parts_of_the_line_are_fields() throws Exception {
        try (PackagedService service = service("true")) {
            service.send(service.request("/api/posts/0").header("X-Request-Id", "id-2"));

            JsonNode fields = new ObjectMapper()
                    .readTree(line(service, line -> line.contains("/api/posts/0")))
                    .path("mdc");
            assertThat(fields.path("requestId").asText()).isEqualTo("id-2");
            assertThat(fields.path("method").asText()).isEqualTo("GET");
            assertThat(fields.path("path").asText()).isEqualTo("/api/posts/0");
            assertThat(fields.path("status").asText()).isEqualTo("404");
            assertThat(fields.path("bytes").asInt()).isPositive();
            assertThat(fields.path("durationMs").asText()).matches("\\d+");
        }
    }

    @Test
    void nothing_that_a_client_sends_breaks_out_of_its_line() throws Exception {
        try (PackagedService service = service("false")) {
            for (String path : List.of(
                    "/api/\u001b[2JFORGED",
                    "/api/\u0085FORGED",
                    "/api/a\rFORGED",
                    "/api/%0d%0aFORGED",
                    "/api/posts?q=%0aFORGED")) {
                service.raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            }
            service.raw("FOR\u001bGED /api HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            service.raw("GET /api HTTP/1.1\r\nHost: x\r\nX-Request-Id: a\rFORGED\r\nConnection: close\r\n\r\n");
            service.send(service.request("/api/posts").header("X-Request-Id", "last"));
            line(service, line -> line.contains("[last]"));

            assertThat(service.output()).contains("GET /api/%0d%0aFORGED 404");
            assertThat(service.output().lines()).allMatch(line -> line.matches("\\d{4}-\\d\\d-\\d\\d .*"));
            assertThat(service.output()).doesNotContainPattern("[\\p{Cc}&&[^\n]]");
        }
    }

    @Test
    void a_slow_statement_is_logged_under_its_request_without_its_values() throws Exception {
        try (PackagedService service = service("false");
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.7); RETURN NEW; END $$");
            statement.execute("CREATE TRIGGER slow BEFORE INSERT ON posts FOR EACH ROW EXECUTE FUNCTION slow()");
            service.get("/api/posts");
            service.send(service.request("/api/posts")
                    .header("X-Request-Id", "id-3")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(POST)));
            statement.execute("DROP FUNCTION slow CASCADE");

            assertThat(line(service, line -> line.contains("A statement took")))
                    .containsPattern("WARN .*\\[id-3] A statement took [7-9]\\d\\d ms: INSERT INTO posts .*:title");
            assertThat(service.output()).doesNotContain("secret", "ms: SELECT");
        }
    }

    @Test
    void an_error_is_logged_under_its_request_without_what_the_client_wrote() throws Exception {
        try (PackagedService service = service("false");
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE posts ADD CONSTRAINT none CHECK (title <> 'Top secret')");
            service.send(service.request("/api/posts")
                    .header("X-Request-Id", "id-4")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(POST)));
            statement.execute("ALTER TABLE posts DROP CONSTRAINT none");

            assertThat(line(service, line -> line.contains(" ERROR ["))).contains("[id-4]", "Unexpected error");
            assertThat(service.output()).contains("INSERT INTO posts").doesNotContain("secret");
        }
    }

    @Test
    @Timeout(120)
    void with_a_collector_each_line_has_the_id_of_its_trace_too() throws Exception {
        FakeCollector collector = new FakeCollector();
        Map<String, String> environment = PackagedService.environment(database);
        environment.putAll(collector.start());
        try (PackagedService service = PackagedService.start(environment).awaitReady()) {
            service.send(service.request("/api/posts")
                    .header("X-Request-Id", "id-5")
                    .header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01"));

            assertThat(line(service, line -> line.contains("GET /api/posts")))
                    .contains("[id-5] [" + TRACE + "] GET /api/posts 200");
            collector.of(TRACE, SpanKind.SPAN_KIND_SERVER, SpanKind.SPAN_KIND_CLIENT);
        } finally {
            collector.stop();
        }
    }

    @Test
    void a_collector_that_cannot_be_reached_costs_no_request() throws Exception {
        Map<String, String> environment = PackagedService.environment(database);
        environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:1");
        try (PackagedService service = PackagedService.start(environment).awaitReady()) {
            assertThat(service.get("/api/posts").statusCode()).isEqualTo(200);
            line(service, line -> line.contains("Failed to export"));

            assertThat(service.get("/api/posts").statusCode()).isEqualTo(200);
        }
    }

    private static PackagedService service(String json) throws Exception {
        Map<String, String> environment = PackagedService.environment(database);
        environment.put("DKS_REVISION", "3bc584a");
        environment.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", json);
        return PackagedService.start(environment).awaitReady();
    }

    /** The one line of this kind, which is written just after the answer was. */
    private static String line(PackagedService service, Predicate<String> kind)
            throws IOException, InterruptedException {
        for (Instant end = Instant.now().plusSeconds(10); Instant.now().isBefore(end); Thread.sleep(20)) {
            List<String> lines = service.output().lines().filter(kind).toList();
            if (!lines.isEmpty()) {
                assertThat(lines).hasSize(1);
                return lines.get(0);
            }
        }
        throw new AssertionError("No such line in:\n" + service.output());
    }
}
