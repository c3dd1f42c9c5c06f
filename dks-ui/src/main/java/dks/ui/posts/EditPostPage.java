package dks.ui.posts;

import dks.ui.api.ApiRefused;
import dks.ui.api.ApiUnavailable;
import dks.ui.api.KnowledgeShareApi;
import dks.ui.api.Post;
import dks.ui.api.Problem;
import dks.ui.settings.Settings;
import dks.ui.signin.Visitor;
import dks.ui.web.ErrorPages;
import dks.ui.web.Html;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ClientWebApplicationException;
import org.jboss.resteasy.reactive.RestForm;

/** Changing a post: the form, and what becomes of it. Nothing typed is ever lost: every refusal shows the form again. */
@Path("/posts")
@Produces(Html.TYPE)
public class EditPostPage {

    private static final Logger LOG = Logger.getLogger(EditPostPage.class);
    private static final int UNPROCESSABLE = 422;
    private static final int UNAVAILABLE = 503;

    record form(EditForm form) implements TemplateInstance {}

    private final KnowledgeShareApi api;
    private final PostReader posts;
    private final Settings settings;
    private final Visitor visitor;
    private final ErrorPages errorPages;

    EditPostPage(
            @RestClient KnowledgeShareApi api,
            PostReader posts,
            Settings settings,
            Visitor visitor,
            ErrorPages errorPages) {
        this.api = api;
        this.posts = posts;
        this.settings = settings;
        this.visitor = visitor;
        this.errorPages = errorPages;
    }

    @GET
    @Path("{id}/edit")
    public Response form(@PathParam("id") long id) {
        if (!visitor.mayWrite()) {
            return Response.seeOther(settings.address(visitor.signInHref())).build();
        }
        var post = posts.read(id);
        return post.mine() ? answer(Response.Status.OK.getStatusCode(), EditForm.of(post)) : errorPages.notYours();
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
        if (!visitor.mayWrite()) {
            return signInFirst(form);
        }
        try {
            return shown(ApiUnavailable.ifMissing(api.change(visitor.authorization(), id, form.toPost())));
        } catch (ApiRefused refused) {
            return refused(form, refused.problem());
        } catch (ApiUnavailable | ProcessingException | ClientWebApplicationException trouble) {
            LOG.warnf("A post was not changed: %s", trouble.getMessage());
            return again(
                    UNAVAILABLE,
                    form,
                    "Your changes could not be saved just now. Everything you typed is still here:"
                            + " wait a moment, then save again.");
        }
    }

    private Response refused(EditForm form, Problem problem) {
        return switch (problem.status()) {
            case 401 -> signInFirst(form);
            case 403 ->
                again(
                        403,
                        form,
                        "This is not your post, and only the person who wrote it can change it. Nothing was saved."
                                + " Everything you typed is still here, for you to copy.");
            case 404 ->
                again(
                        404,
                        form,
                        "This post was deleted in the meantime. Everything you typed is still here, for you to copy"
                                + " into a new post.");
            case 409 -> conflict(form, problem);
            default -> answer(UNPROCESSABLE, form.with(Complaints.of(problem)));
        };
    }

    private Response conflict(EditForm form, Problem problem) {
        var current = problem.current();
        if (current == null) {
            return answer(UNPROCESSABLE, form.with(Complaints.of(problem)));
        } else if (form.text().isIn(current)) {
            // Saved before, by an attempt whose answer was lost, or by a double click.
            return shown(current);
        }
        var sentence = "This post was changed while you were writing. Nothing of yours is lost: below are your text and"
                + " what is saved now. Take over what you want to keep; saving again replaces what is saved now.";
        return answer(problem.status(), form.against(current, Complaints.notice(sentence)));
    }

    private Response shown(Post post) {
        return Response.seeOther(settings.address("/posts/" + post.id())).build();
    }

    private static Response signInFirst(EditForm form) {
        return again(
                401,
                form,
                "You are not signed in any more. Everything you typed is still here:"
                        + " sign in in another tab (the link above), come back and save again.");
    }

    private static Response again(int status, EditForm form, String sentence) {
        return answer(status, form.with(Complaints.notice(sentence)));
    }

    private static Response answer(int status, EditForm form) {
        return Response.status(status)
                .entity(new form(form))
                .header(HttpHeaders.RETRY_AFTER, status == UNAVAILABLE ? ErrorPages.RETRY_AFTER_SECONDS : null)
                .build();
    }
}
