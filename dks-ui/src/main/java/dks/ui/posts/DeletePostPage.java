package dks.ui.posts;

import dks.ui.api.KnowledgeShareWriter;
import dks.ui.web.Html;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Deleting a post: a question, and then what was answered. */
@Path("/posts")
@Produces(Html.TYPE)
public class DeletePostPage {

    record question(Question question) implements TemplateInstance {}

    private final KnowledgeShareWriter api;
    private final PostReader posts;
    private final Deletion deletion;
    private final AuthorCheck authors;

    DeletePostPage(@RestClient KnowledgeShareWriter api, PostReader posts, Deletion deletion, AuthorCheck authors) {
        this.api = api;
        this.posts = posts;
        this.deletion = deletion;
        this.authors = authors;
    }

    @GET
    @Path("{id}/delete")
    public Response ask(@PathParam("id") long id) {
        return authors.toDelete(
                "post",
                () -> posts.read(id),
                post -> new question(about(id, "Delete “" + Isolated.of(post.title()) + "”?")));
    }

    @POST
    @Path("{id}/delete")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response delete(@PathParam("id") long id) {
        return deletion.of(
                "post",
                notice -> new question(about(id, "Delete this post?").with(notice)),
                caller -> api.delete(caller, id),
                "/");
    }

    private static Question about(long id, String words) {
        return new Question(words, "/posts/" + id, "/posts/" + id, null);
    }
}
