package dks.ui.posts;

import dks.ui.api.KnowledgeShareWriter;
import dks.ui.web.Html;
import dks.ui.web.Rendering;
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

/** Deleting a comment: a question, with the comment, and then what was answered. */
@Path("/posts/{post}/comments/{id}/delete")
@Produces(Html.TYPE)
public class DeleteCommentPage {

    record question(Question question, CommentView comment) implements TemplateInstance {}

    private final KnowledgeShareWriter api;
    private final PostReader posts;
    private final Deletion deletion;
    private final AuthorCheck authors;

    DeleteCommentPage(@RestClient KnowledgeShareWriter api, PostReader posts, Deletion deletion, AuthorCheck authors) {
        this.api = api;
        this.posts = posts;
        this.deletion = deletion;
        this.authors = authors;
    }

    @GET
    public Response ask(@PathParam("post") long postId, @PathParam("id") long id) {
        return authors.toDelete(
                "comment",
                () -> posts.comment(postId, id),
                comment -> new question(
                        about(postId, id), Rendering.of(comment.body().length(), () -> CommentView.alone(comment))));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response delete(@PathParam("post") long postId, @PathParam("id") long id) {
        return deletion.of(
                "comment",
                notice -> new question(about(postId, id).with(notice), null),
                caller -> api.deleteComment(caller, id),
                "/posts/" + postId + "#comments");
    }

    private static Question about(long postId, long id) {
        var href = "/posts/" + postId + "/comments/" + id;
        return new Question("Delete this comment?", href, CommentView.place(postId, id), null);
    }
}
