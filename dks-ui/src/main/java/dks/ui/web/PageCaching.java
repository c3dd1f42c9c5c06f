package dks.ui.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Pages are not kept anywhere: they name the person who reads, and a form taken from a cache would reuse its key. */
final class PageCaching {

    private static final int AFTER_RENDERING = 1;
    private static final int BAD_REQUEST = 400;

    @ServerResponseFilter(priority = AFTER_RENDERING)
    void keepNothing(ContainerRequestContext request, ContainerResponseContext response) {
        // Errors are never kept, whatever a page says of its success: one request's error would be shown to others.
        if (response.getStatus() >= BAD_REQUEST || !response.getHeaders().containsKey(HttpHeaders.CACHE_CONTROL)) {
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        // Qute leaves the character set out, and a fragment has no <meta charset>.
        if (response.getMediaType() != null
                && response.getMediaType().getSubtype().equals("html")) {
            response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, Html.TYPE);
        }
    }
}
