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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestForm;

/** Writing a post: the form, and what becomes of it. */
@Path("/posts")
@Produces(Html.TYPE)
public class NewPostPage {

    private static final FormSender.Words WORDS =
            new FormSender.Words("Your post", "publish again. It will not be posted twice", Map.of());

    record form(PostForm form, Preview preview) implements TemplateInstance {}

    private final KnowledgeShareWriter api;
    private final Settings settings;
    private final Visitor visitor;
    private final FormSender sender;

    NewPostPage(@RestClient KnowledgeShareWriter api, Settings settings, Visitor visitor, FormSender sender) {
        this.api = api;
        this.settings = settings;
        this.visitor = visitor;
        this.sender = sender;
    }

    /** The list lives at the front page. */
    @GET
    public Response list() {
        return Response.seeOther(settings.address("/")).build();
    }

    @GET
    @Path("new")
    public Response form() {
        return visitor.mayWrite()
                ? Answers.page(Response.Status.OK.getStatusCode(), new form(PostForm.empty(), Preview.NONE))
                : Response.seeOther(settings.address(visitor.signInHref())).build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response publish(
            @RestForm String key,
            @RestForm String title,
            @RestForm String link,
            @RestForm String body,
            @RestForm String tags,
            @RestForm String author) {
        var form = new PostForm(key, new PostText(title, link, body, tags), author, Complaints.NONE, null);
        return sender.previewOrSend(
                WORDS,
                (complaints, preview) -> new form(form.with(complaints), preview),
                () -> Preview.ofPost(form.text().body()),
                () -> publish(form));
    }

    private Response publish(PostForm form) {
        try {
            var post = api.publish(visitor.caller(), form.key(), form.toPost(visitor.isSignedIn()));
            return form.text().became(post) ? shown(post) : published(form, post);
        } catch (ApiRefused refused) {
            var problem = refused.problem();
            if (!FirstTry.refused(problem)) {
                throw refused;
            }
            return sender.current(problem, Post.class)
                    .map(post -> published(form, post))
                    .orElseGet(() -> Answers.page(
                            FirstTry.status(problem),
                            new form(form.asAnother(FirstTry.isMissing("post", problem), null), Preview.NONE)));
        }
    }

    /** The first try of this form was published, and its answer was lost. */
    private Response published(PostForm form, Post post) {
        if (form.text().isIn(post)) {
            return shown(post);
        }
        var notice = Complaints.notice(FirstTry.isYours("post"));
        return Answers.page(
                Response.Status.CONFLICT.getStatusCode(),
                post.mine()
                        ? new EditPostPage.form(EditForm.published(form, post, notice), Preview.NONE)
                        : new form(form.asAnother(FirstTry.isNotYours("post"), SavedPost.of(post)), Preview.NONE));
    }

    private Response shown(Post post) {
        return Response.seeOther(settings.address("/posts/" + post.id())).build();
    }
}
