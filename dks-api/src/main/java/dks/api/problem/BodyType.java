package dks.api.problem;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a body that does not say what it is, which JAX-RS takes for whatever the method consumes: any web page may have a
 * browser send such a body to us, and one of a type that it names only with our consent (Fetch, "CORS-safelisted
 * request-header"). Refuses other encodings, too: JSON is UTF-8 (RFC 8259, 8.1).
 */
class BodyType {

    @ServerRequestFilter
    void check(ContainerRequestContext request, ResourceInfo resource) {
        if (resource.getResourceMethod().isAnnotationPresent(Consumes.class)
                && !(isInUtf8(request) && isPlain(request))) {
            throw new NotSupportedException();
        }
    }

    private static boolean isInUtf8(ContainerRequestContext request) {
        try {
            MediaType type = request.getMediaType();
            return type != null
                    && "utf-8"
                            .equalsIgnoreCase(type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8"));
        } catch (IllegalArgumentException e) {
            return false; // an empty header
        }
    }

    private static boolean isPlain(ContainerRequestContext request) {
        String encoding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        return encoding == null || encoding.isBlank() || encoding.strip().equalsIgnoreCase("identity");
    }
}
