package dks.api.problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Keeps every refusal and failure out of caches. Some may be kept without being asked for (RFC 9110, 15.1: 404, 405, 410 and
 * 414 among them), and CloudFront keeps all of them for ten seconds.
 */
@Singleton
class NotStored {

    /** Before anything may answer. */
    private static final int FIRST = 30_000;

    void register(@Observes Filters filters) {
        filters.register(NotStored::watch, FIRST);
    }

    private static void watch(RoutingContext context) {
        context.addHeadersEndHandler(headers -> mark(context.response()));
        context.next();
    }

    private static void mark(HttpServerResponse response) {
        if (response.getStatusCode() >= 400) {
            response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }
}
