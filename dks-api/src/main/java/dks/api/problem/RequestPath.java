package dks.api.problem;

import io.vertx.ext.web.RoutingContext;

/** The path by which a request is routed: without dot segments, so that no other spelling of an address passes for another. */
public final class RequestPath {

    private RequestPath() {}

    /** The path of this request; as it was sent where it cannot be decoded, which {@link AddressCheck} refuses. */
    public static String of(RoutingContext context) {
        try {
            return context.normalizedPath();
        } catch (IllegalArgumentException undecodable) {
            return String.valueOf(context.request().path());
        }
    }
}
