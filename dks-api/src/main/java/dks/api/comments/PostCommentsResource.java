package dks.api.comments;

import dks.api.input.IdempotencyKey;
import dks.api.paging.Order;
import dks.api.paging.PageRequest;
import dks.api.problem.InvalidInput;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The comments on one post over HTTP. */
@Path("/api/posts/{id:[0-9]{1,18}}/comments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Comments")
public class PostCommentsResource {

    private final Comments comments;

    PostCommentsResource(Comments comments) {
        this.comments = comments;
    }

    /** Comments; the same key with the same request again finds the first comment. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "publishComment", summary = "Comment on a post")
    @APIResponse(
            responseCode = "201",
            description = "Published, now or by an earlier request with the same key.",
            headers = @Header(name = HttpHeaders.LOCATION, ref = HttpHeaders.LOCATION),
            content = @Content(schema = @Schema(implementation = Comment.class)))
    @APIResponse(responseCode = "410", ref = "Deleted")
    @APIResponse(responseCode = "422", ref = "CommentKeyReused")
    @Parameter(ref = IdempotencyKey.HEADER)
    public RestResponse<Comment> publish(@PathParam("id") long id, NewComment comment, @Context HttpHeaders headers) {
        if (comment == null) {
            throw new InvalidInput("body", "Send the comment as a JSON object.");
        }
        Comment published =
                comments.publish(id, comment, Optional.ofNullable(headers.getHeaderString(IdempotencyKey.HEADER)));
        return ResponseBuilder.create(RestResponse.Status.CREATED, published)
                .header(HttpHeaders.LOCATION, CommentsResource.PATH + "/" + published.id())
                .build();
    }

    /** A page of the comments. */
    @GET
    @Operation(operationId = "listComments", summary = "List the comments on a post, oldest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of the comments.",
            headers = @Header(name = HttpHeaders.LINK, ref = HttpHeaders.LINK),
            content = @Content(schema = @Schema(implementation = CommentPage.class)))
    public RestResponse<CommentPage> list(
            @PathParam("id") long id,
            @Parameter(
                            description = "How many comments at most; a page of long ones is full before.",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "100",
                                            defaultValue = "50"))
                    @QueryParam("limit")
                    @DefaultValue("50")
                    String limit,
            @QueryParam("cursor") String cursor) {
        PageRequest request = PageRequest.of(limit, cursor, Order.OLDEST_FIRST);
        CommentPage page = comments.oldest(id, request);
        ResponseBuilder<CommentPage> answer = ResponseBuilder.ok(page);
        if (page.next() != null) {
            answer.header(HttpHeaders.LINK, request.link("/api/posts/" + id + "/comments", "", page.next()));
        }
        return answer.build();
    }
}
