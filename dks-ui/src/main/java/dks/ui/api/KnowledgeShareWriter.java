package dks.ui.api;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * What the pages write to the API. Every method throws what those of {@link KnowledgeShareReader} throw, and none returns
 * null.
 */
@TroubleTold
@RegisterRestClient(configKey = "writer")
@RegisterProvider(Refusals.class)
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface KnowledgeShareWriter {

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
}
