package dks.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import dks.api.logging.RequestId;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body of every error answer, as in RFC 9457.
 *
 * @param type always {@code about:blank}: the status says which kind of problem it is
 * @param title the status in words
 * @param status the HTTP status
 * @param detail one sentence on this very error; never holds anything internal
 * @param instance the path of the request
 * @param errors what is wrong with single fields; left out when there is nothing to say
 * @param requestId the name under which the log tells more; only where the service is at fault, else null and left out
 */
@Schema(description = "An error, as in RFC 9457.")
public record Problem(
        @Schema(examples = "about:blank") String type,
        @Schema(examples = "Bad Request") String title,
        @Schema(examples = "400") int status,
        @Schema(examples = "Give the post a title.") String detail,
        @Schema(examples = "/api/posts") String instance,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description = "Only of 500 and 503: what to name when you report it.",
                examples = "b3f1c2d4-0a5e-4c7b-9f60-2d1e8a7c6b54")
        String requestId) {

    /** The media type of RFC 9457. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** A problem without field errors. */
    public static Problem of(int status, String detail, String path) {
        return of(status, detail, path, List.of());
    }

    /** A problem with field errors. */
    public static Problem of(int status, String detail, String path, List<FieldError> errors) {
        Status known = Status.fromStatusCode(status);
        return new Problem(
                "about:blank",
                known == null ? title(status) : known.getReasonPhrase(),
                status,
                detail,
                path,
                errors,
                status >= 500 ? RequestId.current() : null);
    }

    static Response answer(int status, String detail, UriInfo uri) {
        return answer(status, detail, uri, List.of()).build();
    }

    static Response.ResponseBuilder answer(int status, String detail, UriInfo uri, List<FieldError> errors) {
        return Response.status(status)
                .type(MEDIA_TYPE)
                .entity(of(status, detail, uri.getRequestUri().getRawPath(), errors));
    }

    private static String title(int status) {
        return status == 422 ? "Unprocessable Content" : "Error";
    }
}
