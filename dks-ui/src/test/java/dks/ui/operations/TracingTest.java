package dks.ui.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dks.ui.PageTest;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@TestProfile(TracingTest.WithCollector.class)
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class TracingTest extends PageTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    FakeCollector collector;

    /** Traces on. */
    public static final class WithCollector implements QuarkusTestProfile {

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(FakeCollector.class));
        }
    }

    @Test
    void a_page_and_what_it_asks_of_the_api_are_one_trace() throws InterruptedException {
        api.add("One", "Text");
        browser().get("/tags");
        var parts = api.received().get(0).header("traceparent").split("-");
        var spans = collector.of(parts[1], 2);
        var server = only(spans, SpanKind.SPAN_KIND_SERVER);
        var client = only(spans, SpanKind.SPAN_KIND_CLIENT);
        assertThat(server.getName()).isEqualTo("GET /tags");
        assertThat(client.getParentSpanId()).isEqualTo(server.getSpanId());
        assertThat(client.getSpanId().toByteArray()).isEqualTo(HexFormat.of().parseHex(parts[2]));
    }

    @Test
    void a_trace_that_began_before_us_goes_on() throws InterruptedException {
        browser().header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01").get("/");
        assertThat(api.received().get(0).header("traceparent")).startsWith("00-" + TRACE + "-");
        assertThat(collector.of(TRACE, 2)).hasSize(2);
    }

    @Test
    void neither_health_checks_nor_the_secret_of_signing_in_are_traced() throws InterruptedException {
        browser().get("/health/live");
        browser().get("/sign-in/callback?code=a-secret-code&state=a-secret-state");
        browser().get("/tags");
        collector.of(api.received().get(0).header("traceparent").split("-")[1], 2);
        assertThat(collector.spans())
                .noneMatch(span -> span.toString().contains("a-secret"))
                .noneMatch(span -> span.getName().contains("health"));
    }

    @Test
    void what_people_search_for_is_not_told() throws InterruptedException {
        api.add("One", "Text");
        browser().get("/?q=a-secret-search");
        var spans = collector.of(api.received().get(0).header("traceparent").split("-")[1], 2);
        assertThat(spans.toString()).contains("REDACTED", "/api/posts").doesNotContain("a-secret");
    }

    private static Span only(List<Span> spans, SpanKind kind) {
        var found = spans.stream().filter(span -> span.getKind() == kind).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
