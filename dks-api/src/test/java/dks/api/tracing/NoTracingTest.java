package dks.api.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import dks.api.database.DatabaseResource;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NoTracingTest {

    @Inject
    OpenTelemetry telemetry;

    @Test
    void nothing_is_traced_or_sent_anywhere_without_an_endpoint() {
        RestAssured.given()
                .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-b7ad6b7169203331-01")
                .get("/api/posts")
                .then()
                .statusCode(200);
        assertThat(telemetry.toString())
                .contains("spanProcessor=NoopSpanProcessor")
                .doesNotContain("Exporter");
    }
}
