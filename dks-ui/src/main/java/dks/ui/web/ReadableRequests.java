package dks.ui.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/**
 * Keeps what a library cannot read of a request from becoming an error of this service: each such request is refused with
 * a page, before anything else sees it.
 */
@Singleton
public final class ReadableRequests {

    /** Routes of the same order run in the order in which they were made, and this is made before those of Quarkus. */
    private static final int FIRST = Integer.MIN_VALUE;

    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;

    // Every address has one representation, so that nothing is negotiated (RFC 9110, section 12.1, allows that). Quarkus
    // REST would answer what it cannot read here with 500. Compression has read Accept-Encoding before.
    private static final List<CharSequence> NEGOTIATION = List.of(
            HttpHeaders.ACCEPT,
            HttpHeaders.createOptimized("Accept-Charset"),
            HttpHeaders.ACCEPT_ENCODING,
            HttpHeaders.ACCEPT_LANGUAGE);

    /** Leaves addresses to this class, which reads them as Quarkus does. Quarkus answers with a blank page, before any route. */
    public static void insteadOfQuarkus() {
        System.setProperty("vertx.disableURIValidation", "true");
    }

    void register(@Observes Router router) {
        router.route().order(FIRST).handler(ReadableRequests::check).failureHandler(ReadableRequests::refuse);
    }

    private static void check(RoutingContext request) {
        NEGOTIATION.forEach(request.request().headers()::remove);
        if (isReadable(request)) {
            request.next();
        } else {
            Refusal.restart(request, BAD_REQUEST);
        }
    }

    /** True when the address is one, and its path and query can be decoded: trying is the only way to know. */
    private static boolean isReadable(RoutingContext request) {
        try {
            new URI(request.request().uri());
            request.normalizedPath();
            request.queryParams();
            return true;
        } catch (URISyntaxException | RuntimeException unreadable) {
            return false;
        }
    }

    /** Vert.x fails a request before it is routed when its Host header or its address cannot be read. */
    private static void refuse(RoutingContext request) {
        var status = request.statusCode();
        if (status < BAD_REQUEST || status >= SERVER_ERROR || Refusal.of(request).isPresent()) {
            request.next();
        } else {
            Refusal.restart(request, status);
        }
    }
}
