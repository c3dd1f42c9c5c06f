package dks.api.browser;

import dks.api.problem.RequestPath;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Tells browsers what they may do with an answer: no page may frame it, and only the page of the API's description may load
 * and run anything, from here alone.
 */
@Singleton
class BrowserRules {

    /** Where quarkus.swagger-ui.path puts the page. */
    static final String DOCS = "/api/docs";

    /** Swagger UI writes style attributes and has small images within its styles. Its two scripts in the page are known by digest. */
    static final String FOR_DOCS =
            "default-src 'none'; script-src 'self' 'sha256-%s' 'sha256-%s'; style-src 'self' 'unsafe-inline';"
                            .formatted(
                                    "5tofIS6tSmp0h2VrNLGUVc2nHPFiTYJfng9mvpbclQY=",
                                    "H7DBif0APQ4754DnYsxfofI5I3Zeeg6qHobq3KCD1uo=")
                    + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    static final String FOR_DATA = "default-src 'none'; frame-ancestors 'none'";

    /** Before anything may answer. */
    private static final int FIRST = 30_000;

    void register(@Observes Filters filters) {
        filters.register(BrowserRules::rule, FIRST);
    }

    private static void rule(RoutingContext context) {
        String path = RequestPath.of(context);
        boolean docs = path.equals(DOCS) || path.startsWith(DOCS + "/");
        context.addHeadersEndHandler(headers -> add(context.response(), docs ? FOR_DOCS : FOR_DATA));
        context.next();
    }

    private static void add(HttpServerResponse response, String policy) {
        response.putHeader("Content-Security-Policy", policy);
        response.putHeader("X-Frame-Options", "DENY");
        response.putHeader("X-Content-Type-Options", "nosniff");
    }
}
