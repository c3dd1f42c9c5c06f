package dks.api.problem;

import com.fasterxml.jackson.core.JacksonException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers what HTTP itself refuses: unknown path, wrong method or media type, too large, not signed in. */
class HttpProblems {

    private final RequestProblems requests = new RequestProblems();

    @ServerExceptionMapper
    Response refused(WebApplicationException e, UriInfo uri) {
        Response refusal = e.getResponse();
        if (refusal.getStatus() < 400) {
            return refusal;
        }
        if (e.getCause() instanceof JacksonException json) {
            return requests.malformed(json, uri);
        }
        Response.ResponseBuilder answer =
                Problem.answer(refusal.getStatus(), sentence(refusal.getStatus()), uri, List.of());
        if (refusal.getHeaderString(HttpHeaders.ALLOW) != null) {
            answer.header(HttpHeaders.ALLOW, refusal.getHeaderString(HttpHeaders.ALLOW));
        }
        return answer.build();
    }

    @ServerExceptionMapper
    Response notSignedIn(UnauthorizedException e, UriInfo uri) {
        return challenge("Sign in to do this: send a bearer token.", "Bearer", uri);
    }

    @ServerExceptionMapper
    Response badToken(AuthenticationFailedException e, UriInfo uri) {
        return challenge(
                "The bearer token is not valid here or has expired; sign in again.",
                "Bearer error=\"invalid_token\"",
                uri);
    }

    private static Response challenge(String sentence, String challenge, UriInfo uri) {
        return Problem.answer(401, sentence, uri, List.of())
                .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
                .build();
    }

    @ServerExceptionMapper
    Response notAcceptable(NotAcceptableException e, UriInfo uri) {
        return Problem.answer(406, "This address answers with " + MediaTypes.given(uri) + " only.", uri);
    }

    @ServerExceptionMapper
    Response wrongType(NotSupportedException e, UriInfo uri) {
        return Problem.answer(
                415, "Send the request body as " + MediaTypes.taken(uri) + ", in UTF-8 and uncompressed.", uri);
    }

    static String sentence(int status) {
        return switch (status) {
            case 404 -> "There is nothing at this address.";
            case 405 -> "This address does not take that method.";
            case 408 -> "The request took too long to arrive; send it again over a faster connection.";
            case 413 -> "The request is larger than 256 KiB.";
            case 503 -> "The service is busy just now; try again in a moment.";
            default -> status < 500 ? "The request cannot be understood." : "The service failed to answer.";
        };
    }
}
