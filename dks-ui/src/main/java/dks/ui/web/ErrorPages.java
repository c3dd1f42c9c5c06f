package dks.ui.web;

import dks.ui.api.ApiBusy;
import dks.ui.api.ApiRefused;
import dks.ui.api.ApiUnavailable;
import dks.ui.operations.RequestId;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What people see instead of the page they asked for. */
@Singleton
public class ErrorPages {

    /** How soon to try again when something is briefly unavailable, in seconds. */
    public static final int RETRY_AFTER_SECONDS = 5;

    private static final Logger LOG = Logger.getLogger(ErrorPages.class);
    private static final Pattern UNREADABLE_FORM =
            Pattern.compile("Failed to decode URL .*|Param limit of \\d+ was exceeded", Pattern.DOTALL);
    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;

    record page(ErrorText error, String requestId) implements TemplateInstance {}

    /** The page for a status, as a whole answer. */
    public Response page(int status) {
        return page(ErrorText.of(status));
    }

    /** The page for who wants to change what somebody else wrote, as a whole answer; {@code what} is a post or comment. */
    public Response notYours(String what) {
        return page(ErrorText.notYours(what));
    }

    /** The page for a request with a {@link Refusal}, as a whole answer. */
    Response refused(int status) {
        return status == UNAVAILABLE ? page(ErrorText.TOO_MANY_FORMS) : page(status);
    }

    private static Response page(ErrorText text) {
        return page(text, text.status() == UNAVAILABLE ? RETRY_AFTER_SECONDS : null);
    }

    private static Response page(ErrorText text, Integer retryAfter) {
        return Response.status(text.status())
                .type(Html.TYPE)
                .entity(new page(text, RequestId.current()))
                .header(HttpHeaders.RETRY_AFTER, retryAfter)
                .build();
    }

    @ServerExceptionMapper
    public Response unavailable(ApiUnavailable trouble) {
        LOG.warn(trouble.getMessage());
        return page(UNAVAILABLE);
    }

    /** A person who reads too fast: the service is well, so this is not counted among its failures. */
    @ServerExceptionMapper
    public Response busy(ApiBusy busy) {
        return page(ErrorText.tooFast(busy.inWords()), busy.seconds());
    }

    @ServerExceptionMapper
    public Response overload(Overload overload, ContainerRequestContext request) {
        LOG.warn(overload.getMessage());
        return overload(request);
    }

    /** The page for who asks while there is no room for more, as a whole answer. */
    Response overload(ContainerRequestContext request) {
        var method = request.getMethod();
        if (method.equals("GET") || method.equals("HEAD")) {
            return page(ErrorText.TOO_MANY_READERS);
        }
        return request.getHeaderString("HX-Request") != null
                        && request.getUriInfo().getPath().endsWith("/kudos")
                ? besideTheButton(ErrorText.TOO_MANY_FORMS)
                : page(ErrorText.TOO_MANY_FORMS);
    }

    /** A sentence only: a page would take the place of the button that was clicked. */
    private static Response besideTheButton(ErrorText text) {
        return Response.status(text.status())
                .type(Html.TYPE)
                .entity(text.sentence())
                .header("HX-Retarget", "find .error")
                .header("HX-Reswap", "innerHTML")
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }

    /** A page shows what its address names; when the API does not know that, the address is wrong. */
    @ServerExceptionMapper
    public Response refused(ApiRefused refused) {
        return page(Response.Status.NOT_FOUND.getStatusCode());
    }

    @ServerExceptionMapper
    public Response http(WebApplicationException refusal) {
        var status = refusal.getResponse().getStatus();
        if (status >= SERVER_ERROR) {
            LOG.error("A page failed.", refusal);
        }
        return page(status);
    }

    /** A form that cannot be read, with a "%" that nothing follows or a thousand fields: sent by no browser. */
    @ServerExceptionMapper
    public Response unreadableForm(RuntimeException failure) {
        return UNREADABLE_FORM.matcher(String.valueOf(failure.getMessage())).matches()
                ? page(Response.Status.BAD_REQUEST.getStatusCode())
                : unforeseen(failure);
    }

    /** Whoever sent a form hung up, or was hung up on, before it had arrived. */
    @ServerExceptionMapper
    public Response broken(IOException interruption) {
        LOG.infof("A request did not arrive in full: %s", interruption.getMessage());
        return page(Response.Status.BAD_REQUEST.getStatusCode());
    }

    @ServerExceptionMapper
    public Response unforeseen(Exception failure) {
        LOG.error("A page failed.", failure);
        return page(SERVER_ERROR);
    }
}
