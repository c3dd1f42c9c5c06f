package dks.api.posts;

import dks.api.input.IdempotencyKey;
import dks.api.input.IfNoneMatch;
import dks.api.input.Precondition;
import dks.api.paging.PageRequest;
import dks.api.problem.InvalidInput;
import dks.api.problem.Problem;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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

/** Posts over HTTP. */
@Path(PostsResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Posts")
public class PostsResource {

    static final String PATH = "/api/posts";

    private static final String ID = "{id:[0-9]{1,18}}";

    private final Posts posts;

    PostsResource(Posts posts) {
        this.posts = posts;
    }

    /** Publishes; the same key with the same request again finds the first post. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "publishPost", summary = "Publish a post")
    @APIResponse(
            responseCode = "201",
            description = "Published, now or by an earlier request with the same key.",
            headers = @Header(name = HttpHeaders.LOCATION, ref = HttpHeaders.LOCATION),
            content = @Content(schema = @Schema(implementation = Post.class)))
    @APIResponse(responseCode = "410", ref = "Deleted")
    @APIResponse(responseCode = "422", ref = "PostKeyReused")
    @Parameter(ref = IdempotencyKey.HEADER)
    public RestResponse<Post> publish(NewPost post, @Context HttpHeaders headers) {
        if (post == null) {
            throw new InvalidInput("title", "Send the post as a JSON object.");
        }
        Post published = posts.publish(post, Optional.ofNullable(headers.getHeaderString(IdempotencyKey.HEADER)));
        // As text: a URI would be completed with the Host header, which behind a load balancer is not the public one.
        return ResponseBuilder.create(RestResponse.Status.CREATED, published)
                .header(HttpHeaders.LOCATION, PATH + "/" + published.id())
                .build();
    }

    /** One post, or only the news that it is as the client knows it. */
    @GET
    @Path(ID)
    @Operation(operationId = "readPost", summary = "Read a post")
    @APIResponse(
            responseCode = "200",
            description = "The post.",
            headers = {
                @Header(name = HttpHeaders.ETAG, ref = HttpHeaders.ETAG),
                @Header(name = HttpHeaders.CACHE_CONTROL, ref = HttpHeaders.CACHE_CONTROL)
            },
            content = @Content(schema = @Schema(implementation = Post.class)))
    @APIResponse(responseCode = "304", ref = "Unchanged")
    @Parameter(ref = HttpHeaders.IF_NONE_MATCH)
    public Response read(@PathParam("id") long id, @Context HttpHeaders headers) {
        Post post = posts.read(id);
        return IfNoneMatch.answer(post, post.entityTag(), headers);
    }

    /** Edits; a body without the right version changes nothing. */
    @PUT
    @Path(ID)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "editPost", summary = "Edit a post")
    @APIResponse(
            responseCode = "200",
            description = "The post as it is now, at the next version.",
            content = @Content(schema = @Schema(implementation = Post.class)))
    @APIResponse(
            responseCode = "409",
            description = "Somebody else edited the post meanwhile; nothing was changed.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = PostConflict.class)))
    @APIResponse(responseCode = "403", ref = "NotYours")
    @APIResponse(responseCode = "412", ref = "PreconditionFailed")
    @Parameter(ref = HttpHeaders.IF_MATCH)
    public Post edit(@PathParam("id") long id, EditedPost edited, @Context HttpHeaders headers) {
        if (edited == null) {
            throw new InvalidInput("title", "Send the post as a JSON object.");
        }
        return posts.edit(id, edited, Precondition.of(headers));
    }

    /** Deletes. */
    @DELETE
    @Path(ID)
    @Operation(operationId = "deletePost", summary = "Delete a post")
    @APIResponse(responseCode = "204", description = "Deleted.")
    @APIResponse(responseCode = "403", ref = "NotYours")
    @APIResponse(responseCode = "412", ref = "PreconditionFailed")
    @Parameter(ref = HttpHeaders.IF_MATCH)
    public void delete(@PathParam("id") long id, @Context HttpHeaders headers) {
        posts.delete(id, Precondition.of(headers));
    }

    /** A page of the list. */
    @GET
    @Operation(operationId = "listPosts", summary = "List or search posts")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list.",
            headers = @Header(name = HttpHeaders.LINK, ref = HttpHeaders.LINK),
            content = @Content(schema = @Schema(implementation = PostPage.class)))
    public RestResponse<PostPage> list(
            @QueryParam("q") String q,
            @QueryParam("tag") String tag,
            @QueryParam("author") String author,
            @QueryParam("sort") @DefaultValue("new") String sort,
            @Parameter(
                            description = "How many posts at most; a page of long ones is full before.",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "100",
                                            defaultValue = "20"))
                    @QueryParam("limit")
                    @DefaultValue("20")
                    String limit,
            @QueryParam("cursor") String cursor) {
        PostOrder order = PostOrder.of(sort);
        PageRequest request = PageRequest.of(limit, cursor, order.order());
        PostFilter filter = PostFilter.of(q, tag, author);
        PostPage page = posts.list(filter, order, request);
        ResponseBuilder<PostPage> answer = ResponseBuilder.ok(page);
        if (page.next() != null) {
            answer.header(HttpHeaders.LINK, request.link(PATH, filter.parameters() + order.parameter(), page.next()));
        }
        return answer.build();
    }
}
