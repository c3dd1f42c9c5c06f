package dks.api.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Answers what the HTTP server would refuse without a body, before any resource is looked for. */
@Singleton
class EarlyProblems {

    /** Before Quarkus looks at the length itself. */
    private static final int FIRST = 10_000;

    private final ObjectMapper json;
    private final long limit;

    EarlyProblems(ObjectMapper json, @ConfigProperty(name = "dks.max-body-size") MemorySize limit) {
        this.json = json;
        this.limit = limit.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::checkLength, FIRST);
    }

    private void checkLength(RoutingContext context) {
        if (isTooLong(context.request().getHeader(HttpHeaders.CONTENT_LENGTH))) {
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
            answer(context, 413, HttpProblems.sentence(413));
        } else {
            context.next();
        }
    }

    private boolean isTooLong(String contentLength) {
        return contentLength != null && Long.parseLong(contentLength) > limit;
    }

    private void answer(RoutingContext context, int status, String sentence) {
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(written(Problem.of(status, sentence, context.request().path())));
    }

    private String written(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem can always be written as JSON.", e);
        }
    }
}
