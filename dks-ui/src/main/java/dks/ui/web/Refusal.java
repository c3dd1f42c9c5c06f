package dks.ui.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.OptionalInt;

/** The status that a request is refused with, decided before pages are made and answered by {@link FormGuard}. */
final class Refusal {

    private static final String STATUS = Refusal.class.getName();
    // In the access log in place of an address that cannot be read.
    private static final String UNREADABLE = "/unreadable";

    private Refusal() {}

    /** Refuses what was sent with the request. */
    static void mark(RoutingContext request, int status) {
        request.put(STATUS, status);
    }

    /** Refuses a request whose address cannot be read, and lets it begin anew under one that can. */
    static void restart(RoutingContext request, int status) {
        mark(request, status);
        var method = request.request().method().equals(HttpMethod.HEAD) ? HttpMethod.HEAD : HttpMethod.GET;
        request.reroute(method, UNREADABLE);
    }

    /** The status that a request is refused with; empty when it is not. */
    static OptionalInt of(RoutingContext request) {
        Integer status = request.get(STATUS);
        return status == null ? OptionalInt.empty() : OptionalInt.of(status);
    }
}
