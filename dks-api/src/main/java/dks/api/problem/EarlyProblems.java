package dks.api.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;

/** Answers what is refused before any resource is looked for. */
@Singleton
public class EarlyProblems {

    private static final Duration LINGER = Duration.ofSeconds(1);

    private final ObjectMapper json;

    EarlyProblems(ObjectMapper json) {
        this.json = json;
    }

    /** Refuses a request. */
    void answer(RoutingContext context, int status, String sentence) {
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(
                        HttpHeaders.CACHE_CONTROL, "no-store") // as NotStored does for what comes as far as its filter
                .end(written(Problem.of(status, sentence, context.request().path())));
    }

    /**
     * Refuses a request of which more may come. The connection ends soon after the answer: at once would keep a client
     * that is still sending from reading it, and without being told to the server would wait for the rest.
     */
    public void answerAndClose(RoutingContext context, int status, String sentence) {
        context.response().putHeader(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        answer(context, status, sentence);
        context.vertx()
                .setTimer(
                        LINGER.toMillis(),
                        passed -> context.request().connection().close());
    }

    private String written(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem can always be written as JSON.", e);
        }
    }
}
