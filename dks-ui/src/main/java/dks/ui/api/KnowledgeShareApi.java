package dks.ui.api;

import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * The API, as far as the pages use it.
 *
 * <p>Every method throws {@link ApiRefused} when the API says no, and {@link ApiUnavailable} when it cannot be asked or
 * understood. None returns null.
 */
@TroubleTold
@RegisterRestClient(configKey = "api")
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface KnowledgeShareApi {

    /**
     * The posts after {@code cursor}; the first of all when it is null.
     *
     * @param sort {@code kudos} for those with the most kudos first; null for the newest first
     * @param q words to search for, up to 200 characters; null for any
     * @param tag a tag they have; null for any
     * @param author whom they are by; null for anybody
     */
    @GET
    @Path("posts")
    PostList posts(
            @BeanParam Caller caller,
            @QueryParam("sort") String sort,
            @QueryParam("limit") int limit,
            @QueryParam("cursor") String cursor,
            @QueryParam("q") String q,
            @QueryParam("tag") String tag,
            @QueryParam("author") String author);

    /** The most used tags. */
    @GET
    @Path("tags")
    TagList tags();

    /**
     * One post.
     *
     * @param caller whoever asks, who learns whether it is theirs
     */
    @GET
    @Path("posts/{id}")
    Post post(@BeanParam Caller caller, @PathParam("id") long id);

    /**
     * Publishes a post and returns it as stored. The same key again returns the first post and stores nothing.
     */
    @POST
    @Path("posts")
    Post publish(@BeanParam Caller caller, @HeaderParam("Idempotency-Key") String key, NewPost post);

    /**
     * Changes a post and returns it as stored. When it was changed since, nothing is, and the problem holds it as it is.
     */
    @PUT
    @Path("posts/{id}")
    Post change(@BeanParam Caller caller, @PathParam("id") long id, ChangedPost post);

    /**
     * Deletes a post, for good.
     */
    @DELETE
    @Path("posts/{id}")
    void delete(@BeanParam Caller caller, @PathParam("id") long id);

    /** Gives kudos to a post, once per person however often. */
    @PUT
    @Path("posts/{id}/kudos")
    Kudos giveKudos(@BeanParam Caller caller, @PathParam("id") long id);

    /** Takes kudos back, if there are any of this person. */
    @DELETE
    @Path("posts/{id}/kudos")
    Kudos takeKudosBack(@BeanParam Caller caller, @PathParam("id") long id);

    /** The comments of a post after {@code cursor}, oldest first; the oldest of all when it is null. */
    @GET
    @Path("posts/{id}/comments")
    CommentList comments(
            @BeanParam Caller caller,
            @PathParam("id") long postId,
            @QueryParam("limit") int limit,
            @QueryParam("cursor") String cursor);

    /** One comment; {@code caller} learns whether it is theirs. */
    @GET
    @Path("comments/{id}")
    Comment comment(@BeanParam Caller caller, @PathParam("id") long id);

    /** Publishes a comment and returns it as stored. The same key again returns the first and stores nothing. */
    @POST
    @Path("posts/{id}/comments")
    Comment publish(
            @BeanParam Caller caller,
            @PathParam("id") long postId,
            @HeaderParam("Idempotency-Key") String key,
            NewComment comment);

    /** Changes a comment and returns it as stored; when it was changed since, as {@link #change} of a post. */
    @PUT
    @Path("comments/{id}")
    Comment changeComment(@BeanParam Caller caller, @PathParam("id") long id, ChangedComment comment);

    /** Deletes a comment, for good. */
    @DELETE
    @Path("comments/{id}")
    void deleteComment(@BeanParam Caller caller, @PathParam("id") long id);

    /** What an answer with an error status means. */
    @ClientExceptionMapper
    static RuntimeException refusal(Response response) {
        var status = response.getStatus();
        if (status == ApiBusy.STATUS) {
            return ApiBusy.until(response.getHeaderString(HttpHeaders.RETRY_AFTER));
        }
        if (status >= 500) {
            return new ApiUnavailable("The API answered " + status + ".");
        }
        try {
            var problem = response.readEntity(Problem.class);
            return new ApiRefused(new Problem(status, problem.detail(), problem.errors(), problem.current()));
        } catch (ProcessingException | WebApplicationException | NullPointerException notAProblem) {
            return new ApiUnavailable("The API answered " + status + " in a way of its own.", notAProblem);
        }
    }
}
