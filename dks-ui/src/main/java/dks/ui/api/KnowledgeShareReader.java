package dks.ui.api;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * What the pages read from the API. Where the task that was asked is lost, another is asked once.
 *
 * <p>Every method throws {@link ApiRefused} when the API says no, and {@link ApiUnavailable} when it cannot be asked or
 * understood. None returns null.
 */
@TroubleTold
@AskedTwice
@RegisterRestClient(configKey = "reader")
@RegisterProvider(Refusals.class)
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
public interface KnowledgeShareReader {

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
}
