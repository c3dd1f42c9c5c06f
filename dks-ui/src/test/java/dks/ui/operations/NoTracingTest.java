package dks.ui.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dks.ui.PageTest;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NoTracingTest extends PageTest {

    @Inject
    OpenTelemetry telemetry;

    @Test
    void nothing_is_traced_or_sent_anywhere_without_an_endpoint() {
        browser().get("/");
        assertThat(api.received().get(0).header("traceparent")).isNull();
        assertThat(telemetry.toString())
                .contains("spanProcessor=NoopSpanProcessor")
                .doesNotContain("Exporter");
    }
}
