package dks.api.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import dks.api.RawRequest;
import dks.api.database.Database;
import dks.api.database.DatabaseResource;
import dks.api.posts.PostJson;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.net.URL;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@TestProfile(TracingTest.WithCollector.class)
@Timeout(value = 30, unit = TimeUnit.SECONDS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TracingTest {

    private static final String CALLER = "b7ad6b7169203331";

    @TestHTTPResource(value = "/metrics", management = true)
    URL metrics;

    private final String trace = UUID.randomUUID().toString().replace("-", "");

    FakeCollector collector;

    /** Traces on. */
    public static final class WithCollector implements QuarkusTestProfile {

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(DatabaseResource.class), new TestResourceEntry(FakeCollector.class));
        }
    }

    @Test
    void a_request_and_its_statements_belong_to_the_callers_trace() throws InterruptedException {
        String post = PostJson.valid().publish().header("Location");
        traced().get(post).then().statusCode(200);

        List<Span> spans = collector.of(trace, SpanKind.SPAN_KIND_SERVER, SpanKind.SPAN_KIND_CLIENT);
        Span request = only(spans, SpanKind.SPAN_KIND_SERVER);
        Span statement = only(spans, SpanKind.SPAN_KIND_CLIENT);
        assertThat(request.getName()).startsWith("GET /api/posts/{id");
        assertThat(request.getParentSpanId().toByteArray())
                .isEqualTo(HexFormat.of().parseHex(CALLER));
        assertThat(attribute(statement, "db.statement"))
                .contains("FROM posts WHERE")
                .contains("= ?");
        assertThat(spans).anyMatch(span -> span.getSpanId().equals(statement.getParentSpanId()));
    }

    @Test
    void nothing_that_people_write_or_search_for_is_told() throws Exception {
        RequestSpecification json = traced().contentType(ContentType.JSON);
        json.body(PostJson.valid().with("body", "a-secret").properties()).post("/api/posts?q=a-secret");
        json.body("{\"title\": a-secret}").post("/api/posts").then().statusCode(400);
        json.body("{\"a-secret\": 1}").post("/api/posts").then().statusCode(400);
        Database.run("ALTER TABLE posts ADD CONSTRAINT refused CHECK (title <> 'a-secret')");
        json.body(PostJson.valid().with("title", "a-secret").properties())
                .post("/api/posts")
                .then()
                .statusCode(500);
        Database.run("ALTER TABLE posts DROP CONSTRAINT refused");
        traced().get("/api/posts?q=a-secret").then().statusCode(200);

        awaitName("GET /api/posts");
        assertThat(collector.spans())
                .anyMatch(span -> attribute(span, "db.statement").contains("INSERT INTO posts"))
                .anyMatch(span -> attribute(span, "url.query").equals("REDACTED"))
                .noneMatch(span -> span.toString().contains("a-secret"));
    }

    @Test
    void neither_health_checks_nor_metrics_are_traced() throws InterruptedException {
        RestAssured.get("/health/ready").then().statusCode(200);
        RestAssured.get("/health/info").then().statusCode(200);
        RestAssured.get(metrics).then().statusCode(200);
        RestAssured.get("/api/tags").then().statusCode(200);

        awaitName("GET /api/tags");
        assertThat(collector.spans())
                .noneMatch(span -> attribute(span, "url.path").matches("/health/.*|/metrics"));
    }

    @Test
    void requests_that_are_not_well_formed_are_answered_as_without_traces() throws Exception {
        assertThat(RawRequest.get(RestAssured.port, "/api/%zz?q=%zz")).contains("400", "application/problem+json");
        RestAssured.given()
                .header("traceparent", "00-none-at-all")
                .get("/api/posts")
                .then()
                .statusCode(200);
    }

    private RequestSpecification traced() {
        return RestAssured.given().header("traceparent", "00-" + trace + "-" + CALLER + "-01");
    }

    private void awaitName(String name) throws InterruptedException {
        while (collector.spans().stream().noneMatch(span -> span.getName().equals(name))) {
            Thread.sleep(20);
        }
    }

    private static Span only(List<Span> spans, SpanKind kind) {
        List<Span> found = spans.stream().filter(span -> span.getKind() == kind).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static String attribute(Span span, String key) {
        return span.getAttributesList().stream()
                .filter(attribute -> attribute.getKey().equals(key))
                .map(attribute -> attribute.getValue().getStringValue())
                .findFirst()
                .orElse("");
    }
}
