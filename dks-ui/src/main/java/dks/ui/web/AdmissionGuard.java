package dks.ui.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/** Answers a request that found no place in its {@link WaitingLine}; any other leaves its place when its work is done. */
final class AdmissionGuard {

    /** Before everything else that may answer. */
    private static final int FIRST = 0;

    private final ErrorPages errorPages;

    AdmissionGuard(ErrorPages errorPages) {
        this.errorPages = errorPages;
    }

    @ServerRequestFilter(preMatching = true, priority = FIRST)
    Response begin(ContainerRequestContext request, RoutingContext context) {
        var place = Place.of(context);
        if (place == null) {
            return null;
        } else if (place.isRefused()) {
            return errorPages.overload(request);
        }
        place.take();
        CurrentRequestManager.get().registerCompletionCallback(failure -> place.leave());
        return null;
    }
}
