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

/** Changing a comment: the form, and what becomes of it. */
@Path("/posts/{post}/comments/{id}/edit")
@Produces(Html.TYPE)
public class EditCommentPage {

    private static final FormSender.Words WORDS = new FormSender.Words(
            "Your changes",
            "save again",
            Map.of(
                    403,
                    "This is not your comment, and only the person who wrote it can change it. Nothing was saved."
                            + " Everything you typed is still here, for you to copy.",
                    404,
                    "This comment was deleted in the meantime. Everything you typed is still here, for you to copy"
                            + " into a new one."));

    record form(CommentEdit form, Preview preview) implements TemplateInstance {}

    private final KnowledgeShareWriter api;
    private final PostReader posts;
    private final Settings settings;
    private final Visitor visitor;
    private final FormSender sender;
    private final AuthorCheck authors;

    EditCommentPage(
            @RestClient KnowledgeShareWriter api,
            PostReader posts,
            Settings settings,
            Visitor visitor,
            FormSender sender,
            AuthorCheck authors) {
        this.api = api;
        this.posts = posts;
        this.settings = settings;
        this.visitor = visitor;
        this.sender = sender;
        this.authors = authors;
    }

    @GET
    public Response form(@PathParam("post") long postId, @PathParam("id") long id) {
        return authors.toChange(
                "comment", () -> posts.comment(postId, id), comment -> new form(CommentEdit.of(comment), Preview.NONE));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(
            @PathParam("post") long postId,
            @PathParam("id") long id,
            @RestForm String version,
            @RestForm String comment) {
        var form = CommentEdit.sent(postId, id, version, comment);
        return sender.previewOrSend(
                WORDS,
                (complaints, preview) -> new form(form.with(complaints), preview),
                () -> Preview.ofComment(form.body()),
                () -> save(form));
    }

    private Response save(CommentEdit form) {
        try {
            return shown(api.changeComment(visitor.caller(), form.id(), form.toComment()));
        } catch (ApiRefused refused) {
            var current = sender.current(refused.problem(), Comment.class).orElseThrow(() -> refused);
            // The same text was saved before, by an attempt whose answer was lost, or by a double click.
            return form.isIn(current) ? shown(current) : conflict(form, current);
        }
    }

    private static Response conflict(CommentEdit form, Comment current) {
        var sentence =
                "This comment was changed while you were writing. Nothing of yours is lost: below are your text and"
                        + " what is saved now. Take over what you want to keep; saving again replaces what is saved now.";
        return Answers.page(
                Response.Status.CONFLICT.getStatusCode(),
                new form(form.against(current, Complaints.notice(sentence)), Preview.NONE));
    }

    private Response shown(Comment comment) {
        return Response.seeOther(settings.address(CommentView.place(comment.postId(), comment.id())))
                .build();
    }
}
