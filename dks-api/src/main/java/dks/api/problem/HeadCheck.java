package dks.api.problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Refuses an address or headers that are too long, with a problem. What is more than twice as long, the HTTP parser refuses
 * itself, with the same status and no body; see application.properties.
 */
@Singleton
class HeadCheck {

    static final int MAX_ADDRESS = 4096;
    static final int MAX_HEADERS = 16 * 1024;

    /** After the request has its id, before its address is looked at. */
    private static final int SECOND = 25_000;

    private final EarlyProblems problems;

    HeadCheck(EarlyProblems problems) {
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, SECOND);
    }

    private void check(RoutingContext context) {
        if (context.request().uri().length() > MAX_ADDRESS) {
            problems.answerAndClose(context, 414, "The address is longer than " + MAX_ADDRESS + " characters.");
        } else if (size(context.request().headers()) > MAX_HEADERS) {
            problems.answerAndClose(context, 431, "The headers are larger than " + MAX_HEADERS / 1024 + " KiB.");
        } else {
            context.next();
        }
    }

    private static int size(MultiMap headers) {
        return headers.entries().stream()
                .mapToInt(header -> header.getKey().length() + header.getValue().length())
                .sum();
    }
}
