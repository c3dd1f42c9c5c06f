package dks.ui.posts;

import dks.ui.api.ApiRefused;
import dks.ui.api.Comment;
import dks.ui.api.KnowledgeShareWriter;
import dks.ui.forms.Complaints;
import dks.ui.forms.FormSender;
import dks.ui.forms.Preview;
import dks.ui.settings.Settings;
import dks.ui.signin.Visitor;
import dks.ui.web.Answers;
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
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestForm;

/** What becomes of a new comment. Its form stands below the post; alone on a page when it was refused. */
@Path("/posts/{id}/comments")
@Produces(Html.TYPE)
public class NewCommentPage {

    private static final FormSender.Words WORDS = new FormSender.Words(
            "Your comment",
            "publish again. It will not be posted twice",
            Map.of(
                    404,
                    "This post was deleted in the meantime. Everything you typed is still here, for you to copy"
                            + " into a post of your own."));

    record form(CommentForm form, Preview preview) implements TemplateInstance {}

    private final KnowledgeShareWriter api;
    private final Settings settings;
    private final Visitor visitor;
    private final FormSender sender;

    NewCommentPage(@RestClient KnowledgeShareWriter api, Settings settings, Visitor visitor, FormSender sender) {
        this.api = api;
        this.settings = settings;
        this.visitor = visitor;
        this.sender = sender;
    }

    /** The comments live below the post. */
    @GET
    public Response list(@PathParam("id") long postId) {
        return Response.seeOther(settings.address("/posts/" + postId + "#comments"))
                .build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response publish(
            @PathParam("id") long postId, @RestForm String key, @RestForm String comment, @RestForm String author) {
        var form = new CommentForm(postId, key, comment, author, Complaints.NONE, null);
        return sender.previewOrSend(
                WORDS,
                (complaints, preview) -> new form(form.with(complaints), preview),
                () -> Preview.ofComment(form.body()),
                () -> publish(form));
    }

    private Response publish(CommentForm form) {
        try {
            var caller = visitor.caller();
            var comment = api.publish(caller, form.postId(), form.key(), form.toComment(visitor.isSignedIn()));
            return form.became(comment) ? shown(comment) : published(form, comment);
        } catch (ApiRefused refused) {
            var problem = refused.problem();
            if (!FirstTry.refused(problem)) {
                throw refused;
            }
            return sender.current(problem, Comment.class)
                    .map(comment -> published(form, comment))
                    .orElseGet(() -> Answers.page(
                            FirstTry.status(problem),
                            new form(form.asAnother(FirstTry.isMissing("comment", problem), null), Preview.NONE)));
        }
    }

    /** The first try of this form was published, and its answer was lost. */
    private Response published(CommentForm form, Comment comment) {
        if (form.isIn(comment)) {
            return shown(comment);
        }
        var notice = Complaints.notice(FirstTry.isYours("comment"));
        return Answers.page(
                Response.Status.CONFLICT.getStatusCode(),
                comment.mine()
                        ? new EditCommentPage.form(CommentEdit.published(form, comment, notice), Preview.NONE)
                        : new form(
                                form.asAnother(FirstTry.isNotYours("comment"), SavedComment.of(comment)),
                                Preview.NONE));
    }

    private Response shown(Comment comment) {
        return Response.seeOther(settings.address(CommentView.place(comment.postId(), comment.id())))
                .build();
    }
}
