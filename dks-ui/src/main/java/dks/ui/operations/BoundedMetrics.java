package dks.ui.operations;

import io.micrometer.core.instrument.config.MeterFilter;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Keeps clients from making metrics without end: every address and method that is counted apart costs memory here and
 * where the metrics are kept.
 */
final class BoundedMetrics {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS");
    // Where Quarkus keeps the template of the address, such as /posts/{id}, once it has found who answers.
    // Until then it would count the address itself.
    private static final String TEMPLATE = "UrlPathTemplate";
    private static final String NOBODY = "/unmatched";
    private static final int EARLY = Integer.MAX_VALUE - 1;

    void register(@Observes Filters filters) {
        filters.register(BoundedMetrics::expectNobody, EARLY);
    }

    @Produces
    @Singleton
    MeterFilter knownMethods() {
        return MeterFilter.replaceTagValues("method", method -> METHODS.contains(method) ? method : "OTHER");
    }

    /** An address that cannot be decoded is refused, and counted, before anything here sees it. */
    @Produces
    @Singleton
    MeterFilter readableAddresses() {
        return MeterFilter.replaceTagValues("uri", uri -> uri.contains("%") ? NOBODY : uri);
    }

    private static void expectNobody(RoutingContext request) {
        Vertx.currentContext().putLocal(TEMPLATE, request.normalizedPath().startsWith("/health/") ? "/health" : NOBODY);
        request.next();
    }
}
