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
 * Refuses requests that no library can read with a page and 4xx, before anything else sees them. Otherwise they would be
 * errors of this service, in its log and in its alarms.
 */
@Singleton
public final class ReadableRequests {

    /** Routes of the same order run in the order in which they were made, and this is made before those of Quarkus. */
    private static final int FIRST = Integer.MIN_VALUE;

    /** No link of ours comes near, and the API takes no more. */
    private static final int LONGEST_ADDRESS = 4096;

    private static final int BAD_REQUEST = 400;
    private static final int TOO_LONG = 414;
    private static final int SERVER_ERROR = 500;

    // Every address has one representation, so nothing is negotiated, as RFC 9110 allows in section 12.1. Quarkus REST
    // answers with 500 when it cannot read one of these headers. Compression has read Accept-Encoding before this.
    private static final List<CharSequence> NEGOTIATION = List.of(
            HttpHeaders.ACCEPT,
            HttpHeaders.createOptimized("Accept-Charset"),
            HttpHeaders.ACCEPT_ENCODING,
            HttpHeaders.ACCEPT_LANGUAGE);

    /** Turns off the check of addresses in Quarkus, which answers with a blank page. This class checks the same. */
    public static void insteadOfQuarkus() {
        System.setProperty("vertx.disableURIValidation", "true");
    }

    void register(@Observes Router router) {
        router.route().order(FIRST).handler(ReadableRequests::check).failureHandler(ReadableRequests::refuse);
    }

    private static void check(RoutingContext request) {
        NEGOTIATION.forEach(request.request().headers()::remove);
        if (request.request().uri().length() > LONGEST_ADDRESS) {
            Refusal.restart(request, TOO_LONG);
        } else if (!isReadable(request)) {
            Refusal.restart(request, BAD_REQUEST);
        } else {
            request.next();
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
        if (status < BAD_REQUEST
                || status >= SERVER_ERROR
                || Refusal.of(request).isPresent()) {
            request.next();
        } else {
            Refusal.restart(request, status);
        }
    }
}
