package dks.ui.web;

import dks.ui.settings.Settings;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses changes that another site asked this person's browser for (cross-site request forgery), and forms that were
 * not taken in: too long to be a post, or too many at a time.
 *
 * <p>Browsers say where a request comes from, and pages cannot make them lie: by {@code Sec-Fetch-Site} over TLS and on
 * localhost, by {@code Origin} always. A change without either does not come from a browser's form, and is refused too.
 */
final class FormGuard {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final String ourOrigin;
    private final ErrorPages errorPages;

    FormGuard(Settings settings, ErrorPages errorPages) {
        this.ourOrigin = settings.publicBaseUrl().toString();
        this.errorPages = errorPages;
    }

    @ServerRequestFilter(preMatching = true)
    Response refuse(ContainerRequestContext request, RoutingContext context) {
        if (!READING.contains(request.getMethod()) && !isOurs(request)) {
            return errorPages.page(Response.Status.FORBIDDEN.getStatusCode());
        }
        var refusal = Refusal.of(context);
        return refusal.isPresent() ? errorPages.refused(refusal.getAsInt()) : null;
    }

    private boolean isOurs(ContainerRequestContext request) {
        var site = request.getHeaderString("Sec-Fetch-Site");
        var origin = request.getHeaderString("Origin");
        if (site != null && !site.equals("same-origin")) {
            return false;
        }
        return origin == null ? site != null : origin.equals(ourOrigin);
    }
}
