package dks.ui.posts;

import dks.ui.api.ApiRefused;
import dks.ui.api.KnowledgeShareWriter;
import dks.ui.api.Post;
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

/** Changing a post: the form, and what becomes of it. */
@Path("/posts")
@Produces(Html.TYPE)
public class EditPostPage {

    private static final FormSender.Words WORDS = new FormSender.Words(
            "Your changes",
            "save again",
            Map.of(
                    403,
                    "This is not your post, and only the person who wrote it can change it. Nothing was saved."
                            + " Everything you typed is still here, for you to copy.",
                    404,
                    "This post was deleted in the meantime. Everything you typed is still here, for you to copy"
                            + " into a new post."));

    record form(EditForm form, Preview preview) implements TemplateInstance {}

    private final KnowledgeShareWriter api;
    private final PostReader posts;
    private final Settings settings;
    private final Visitor visitor;
    private final FormSender sender;
    private final AuthorCheck authors;

    EditPostPage(
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
    @Path("{id}/edit")
    public Response form(@PathParam("id") long id) {
        return authors.toChange("post", () -> posts.read(id), post -> new form(EditForm.of(post), Preview.NONE));
    }

    @POST
    @Path("{id}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(
            @PathParam("id") long id,
            @RestForm String version,
            @RestForm String title,
            @RestForm String link,
            @RestForm String body,
            @RestForm String tags) {
        var form = EditForm.sent(id, version, new PostText(title, link, body, tags));
        return sender.previewOrSend(
                WORDS,
                (complaints, preview) -> new form(form.with(complaints), preview),
                () -> Preview.ofPost(form.text().body()),
                () -> save(form));
    }

    private Response save(EditForm form) {
        try {
            return shown(api.change(visitor.caller(), form.id(), form.toPost()));
        } catch (ApiRefused refused) {
            var current = sender.current(refused.problem(), Post.class).orElseThrow(() -> refused);
            // The same text was saved before, by an attempt whose answer was lost, or by a double click.
            return form.text().isIn(current) ? shown(current) : conflict(form, current);
        }
    }

    private static Response conflict(EditForm form, Post current) {
        var sentence = "This post was changed while you were writing. Nothing of yours is lost: below are your text and"
                + " what is saved now. Take over what you want to keep; saving again replaces what is saved now.";
        return Answers.page(
                Response.Status.CONFLICT.getStatusCode(),
                new form(form.against(current, Complaints.notice(sentence)), Preview.NONE));
    }

    private Response shown(Post post) {
        return Response.seeOther(settings.address("/posts/" + post.id())).build();
    }
}
