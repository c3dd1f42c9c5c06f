package dks.ui.posts;

import dks.ui.web.Answers;
import dks.ui.web.Html;
import dks.ui.web.Rendering;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

/** One comment alone: one that a link leads to and that is far down, or for which its post's page has no room. */
@Path("/posts/{post}/comments/{id}")
@Produces(Html.TYPE)
public class CommentPage {

    private static final int OK = 200;

    record show(CommentView comment, String post) implements TemplateInstance {}

    private final PostReader posts;

    CommentPage(PostReader posts) {
        this.posts = posts;
    }

    @GET
    public Response show(@PathParam("post") long postId, @PathParam("id") long id) {
        var comment = posts.comment(postId, id);
        var view = Rendering.of(comment.body().length(), () -> CommentView.alone(comment));
        return Answers.page(OK, new show(view, "/posts/" + postId));
    }
}
