package dks.ui.posts;

import dks.ui.settings.Settings;
import dks.ui.web.Answers;
import dks.ui.web.Html;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

/** One post, in full, and the comments on it. */
@Path("/posts")
@Produces(Html.TYPE)
public class PostPage {

    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    record show(PostView post, Comments comments, CommentForm form, boolean later) implements TemplateInstance {}

    record show$rows(Comments comments) implements TemplateInstance {}

    private final PostReader posts;
    private final Discussion discussion;
    private final Settings settings;

    PostPage(PostReader posts, Discussion discussion, Settings settings) {
        this.posts = posts;
        this.discussion = discussion;
        this.settings = settings;
    }

    /**
     * The post and a run of its comments.
     *
     * @param cursor where the run begins; null for the first comment
     * @param comment the comment that is looked for; one further down than the first run has a page of its own
     */
    @GET
    @Path("{id}")
    public Response show(
            @PathParam("id") long id,
            @QueryParam("comments") String cursor,
            @QueryParam("comment") Long comment,
            @HeaderParam("HX-Request") boolean htmx) {
        if (htmx) {
            var comments = discussion.after(id, cursor);
            return Answers.pageOrPart(
                    comments.missing() ? UNAVAILABLE : OK, comments.characters(), new show$rows(comments));
        }
        var post = posts.read(id);
        var comments = cursor == null ? discussion.first(post) : discussion.after(id, cursor);
        if (cursor == null && comment != null && !comments.hold(comment) && discussion.holds(id, comment)) {
            return Response.seeOther(settings.address(CommentView.href(id, comment)))
                    .build();
        }
        var view = PostView.alone(post);
        var characters = post.body().length() + comments.characters();
        return Answers.pageOrPart(OK, characters, new show(view, comments, CommentForm.empty(id), cursor != null));
    }
}
