package dks.api.posts;

import dks.api.input.IdempotencyKey;
import dks.api.input.IfNoneMatch;
import dks.api.paging.PageRequest;
import dks.api.problem.InvalidInput;
import dks.api.problem.Problem;
import dks.api.signin.Visitor;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
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
    @SecurityRequirement(name = "signIn")
    @APIResponse(
            responseCode = "201",
            description = "Published, now or by an earlier request with the same key.",
            headers = @Header(name = "Location", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = Post.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "415", ref = "WrongType")
    @APIResponse(responseCode = "422", ref = "KeyReused")
    public RestResponse<Post> publish(
            NewPost post,
            @Parameter(
                            description = "Up to 64 visible ASCII characters; a retry with it never posts twice.",
                            schema = @Schema(minLength = 1, maxLength = 64))
                    @HeaderParam(IdempotencyKey.HEADER)
                    String key) {
        if (post == null) {
            throw new InvalidInput("title", "Send the post as a JSON object.");
        }
        Post published = posts.publish(post, Optional.ofNullable(key));
        // As text: a URI would be completed with the Host header, which behind a load balancer is not the public one.
        return ResponseBuilder.create(RestResponse.Status.CREATED, published)
                .header(HttpHeaders.LOCATION, PATH + "/" + published.id())
                .build();
    }

    /** One post, or only the news that it is as the client knows it. */
    @GET
    @Path(ID)
    @Operation(operationId = "readPost", summary = "Read a post")
    @SecurityRequirementsSet
    @SecurityRequirement(name = "signIn")
    @APIResponse(
            responseCode = "200",
            description = "The post.",
            headers = {
                @Header(
                        name = "ETag",
                        description = "Send it as If-None-Match to read the post only when it has changed.",
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(name = "Cache-Control", schema = @Schema(type = SchemaType.STRING))
            },
            content = @Content(schema = @Schema(implementation = Post.class)))
    @APIResponse(responseCode = "304", description = "The post is still what the ETag in If-None-Match stands for.")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @Parameter(name = HttpHeaders.IF_NONE_MATCH, in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING))
    @Parameter(ref = Visitor.HEADER)
    public Response read(@PathParam("id") long id, @Context HttpHeaders headers) {
        Post post = posts.read(id);
        return IfNoneMatch.answer(post, post.entityTag(), headers);
    }

    /** Edits; a body without the right version changes nothing. */
    @PUT
    @Path(ID)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "editPost", summary = "Edit a post")
    @SecurityRequirement(name = "signIn")
    @APIResponse(
            responseCode = "200",
            description = "The post as it is now, at the next version.",
            content = @Content(schema = @Schema(implementation = Post.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "403", ref = "NotYours")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(
            responseCode = "409",
            description = "Somebody else edited the post meanwhile; nothing was changed.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = PostConflict.class)))
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "415", ref = "WrongType")
    public Post edit(@PathParam("id") long id, EditedPost edited) {
        if (edited == null) {
            throw new InvalidInput("title", "Send the post as a JSON object.");
        }
        return posts.edit(id, edited);
    }

    /** Deletes. */
    @DELETE
    @Path(ID)
    @Operation(operationId = "deletePost", summary = "Delete a post")
    @SecurityRequirement(name = "signIn")
    @APIResponse(responseCode = "204", description = "Deleted.")
    @APIResponse(responseCode = "403", ref = "NotYours")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public void delete(@PathParam("id") long id) {
        posts.delete(id);
    }

    /** A page of the list. */
    @GET
    @Operation(operationId = "listPosts", summary = "List or search posts")
    @SecurityRequirementsSet
    @SecurityRequirement(name = "signIn")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list.",
            headers =
                    @Header(
                            name = "Link",
                            description = "The next page, if there is one, with rel=\"next\".",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = PostPage.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @Parameter(ref = Visitor.HEADER)
    public RestResponse<PostPage> list(
            @Parameter(
                            description = "A search over title, tags and text: words, \"a phrase\", or, -without.",
                            schema = @Schema(maxLength = 200))
                    @QueryParam("q")
                    String q,
            @Parameter(description = "Only posts with this tag.") @QueryParam("tag") String tag,
            @Parameter(description = "Only posts by the author of exactly this name.") @QueryParam("author")
                    String author,
            @Parameter(
                            description = "The newest first, or those with most kudos.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"new", "kudos"},
                                            defaultValue = "new"))
                    @QueryParam("sort")
                    @DefaultValue("new")
                    String sort,
            @Parameter(
                            description = "How many posts.",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "100",
                                            defaultValue = "20"))
                    @QueryParam("limit")
                    @DefaultValue("20")
                    String limit,
            @Parameter(description = "The next of the page before; leave it out for the first.") @QueryParam("cursor")
                    String cursor) {
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
