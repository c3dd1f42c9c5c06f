package dks.api.posts;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dks.api.problem.Problem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * The problem of an edit that came too late, with the post that it would have overwritten.
 *
 * @param current the post as it is now
 */
@Schema(description = "A problem that holds the post as it is now.", allOf = Problem.class)
public record PostConflict(
        @JsonUnwrapped @Schema(hidden = true) Problem problem, Post current) {

    /** Answers {@link PostChanged}. */
    static class Mapper {
        @ServerExceptionMapper
        Response changed(PostChanged e, UriInfo uri) {
            Problem problem =
                    Problem.of(409, e.getMessage(), uri.getRequestUri().getRawPath());
            return Response.status(409)
                    .type(Problem.MEDIA_TYPE)
                    .entity(new PostConflict(problem, e.current()))
                    .build();
        }
    }
}
