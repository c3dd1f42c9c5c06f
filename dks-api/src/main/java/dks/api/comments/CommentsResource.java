package dks.api.comments;

import dks.api.input.IfNoneMatch;
import dks.api.input.Precondition;
import dks.api.problem.InvalidInput;
import dks.api.problem.Problem;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Single comments over HTTP. */
@Path(CommentsResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Comments")
public class CommentsResource {

    static final String PATH = "/api/comments";

    private static final String ID = "{id:[0-9]{1,18}}";

    private final Comments comments;

    CommentsResource(Comments comments) {
        this.comments = comments;
    }

    /** One comment, or only the news that it is as the client knows it. */
    @GET
    @Path(ID)
    @Operation(operationId = "readComment", summary = "Read a comment")
    @APIResponse(
            responseCode = "200",
            description = "The comment.",
            headers = {
                @Header(name = HttpHeaders.ETAG, ref = HttpHeaders.ETAG),
                @Header(name = HttpHeaders.CACHE_CONTROL, ref = HttpHeaders.CACHE_CONTROL)
            },
            content = @Content(schema = @Schema(implementation = Comment.class)))
    @APIResponse(responseCode = "304", ref = "Unchanged")
    @Parameter(ref = HttpHeaders.IF_NONE_MATCH)
    public Response read(@PathParam("id") long id, @Context HttpHeaders headers) {
        Comment comment = comments.read(id);
        return IfNoneMatch.answer(comment, comment.entityTag(), headers);
    }

    /** Edits; a body without the right version changes nothing. */
    @PUT
    @Path(ID)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "editComment", summary = "Edit a comment")
    @APIResponse(
            responseCode = "200",
            description = "The comment as it is now, at the next version.",
            content = @Content(schema = @Schema(implementation = Comment.class)))
    @APIResponse(
            responseCode = "409",
            description = "The comment was edited meanwhile; nothing was changed.",
            content =
                    @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = CommentConflict.class)))
    @APIResponse(responseCode = "403", ref = "NotYours")
    @APIResponse(responseCode = "412", ref = "PreconditionFailed")
    @Parameter(ref = HttpHeaders.IF_MATCH)
    public Comment edit(@PathParam("id") long id, EditedComment edited, @Context HttpHeaders headers) {
        if (edited == null) {
            throw new InvalidInput("body", "Send the comment as a JSON object.");
        }
        return comments.edit(id, edited, Precondition.of(headers));
    }

    /** Deletes. */
    @DELETE
    @Path(ID)
    @Operation(operationId = "deleteComment", summary = "Delete a comment")
    @APIResponse(responseCode = "204", description = "Deleted.")
    @APIResponse(responseCode = "403", ref = "NotYours")
    @APIResponse(responseCode = "412", ref = "PreconditionFailed")
    @Parameter(ref = HttpHeaders.IF_MATCH)
    public void delete(@PathParam("id") long id, @Context HttpHeaders headers) {
        comments.delete(id, Precondition.of(headers));
    }
}
