package dks.ui.posts;

import dks.ui.api.ApiRefused;
import dks.ui.api.ApiUnavailable;
import dks.ui.api.KnowledgeShareApi;
import dks.ui.settings.Settings;
import dks.ui.signin.Visitor;
import dks.ui.web.ErrorPages;
import dks.ui.web.Html;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ClientWebApplicationException;
import org.jboss.resteasy.reactive.RestForm;

/** Writing a post: the form, and what becomes of it. Nothing typed is ever lost: every refusal shows the form again. */
@Path("/posts")
@Produces(Html.TYPE)
public class NewPostPage {

    private static final Logger LOG = Logger.getLogger(NewPostPage.class);
    private static final int UNPROCESSABLE = 422;

    record form(PostForm form) implements TemplateInstance {}

    private final KnowledgeShareApi api;
    private final Settings settings;
    private final Visitor visitor;

    NewPostPage(@RestClient KnowledgeShareApi api, Settings settings, Visitor visitor) {
        this.api = api;
        this.settings = settings;
        this.visitor = visitor;
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
                ? answer(Response.Status.OK.getStatusCode(), PostForm.empty())
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
        var form = new PostForm(key, new PostText(title, link, body, tags), author, Complaints.NONE);
        if (!visitor.mayWrite()) {
            return signInFirst(form);
        }
        try {
            var post = ApiUnavailable.ifMissing(
                    api.publish(visitor.authorization(), form.key(), form.toPost(visitor.isSignedIn())));
            return form.text().became(post)
                    ? Response.seeOther(settings.address("/posts/" + post.id())).build()
                    : answer(
                            Response.Status.CONFLICT.getStatusCode(),
                            form.asAnother("This form was published before, as \"" + post.title()
                                    + "\", with another text. Publish again to make a second post of this one."));
        } catch (ApiRefused refused) {
            return refused.problem().status() == Response.Status.UNAUTHORIZED.getStatusCode()
                    ? signInFirst(form)
                    : answer(UNPROCESSABLE, form.with(Complaints.of(refused.problem())));
        } catch (ApiUnavailable | ProcessingException | ClientWebApplicationException trouble) {
            LOG.warnf("A post was not published: %s", trouble.getMessage());
            return answer(
                    Response.Status.SERVICE_UNAVAILABLE.getStatusCode(),
                    form.with(Complaints.notice(
                            "Your post could not be saved just now. Everything you typed is still here:"
                                    + " wait a moment, then publish again. It will not be posted twice.")));
        }
    }

    private static Response signInFirst(PostForm form) {
        return answer(
                Response.Status.UNAUTHORIZED.getStatusCode(),
                form.with(Complaints.notice("You are not signed in any more. Everything you typed is still here:"
                        + " sign in in another tab (the link above), come back and publish again.")));
    }

    private static Response answer(int status, PostForm form) {
        var unavailable = status == Response.Status.SERVICE_UNAVAILABLE.getStatusCode();
        return Response.status(status)
                .entity(new form(form))
                .header(HttpHeaders.RETRY_AFTER, unavailable ? ErrorPages.RETRY_AFTER_SECONDS : null)
                .build();
    }
}
