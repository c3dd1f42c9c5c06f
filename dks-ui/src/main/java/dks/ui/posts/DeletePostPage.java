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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ClientWebApplicationException;

/** Deleting a post: a question, and then what was answered. */
@Path("/posts")
@Produces(Html.TYPE)
public class DeletePostPage {

    private static final Logger LOG = Logger.getLogger(DeletePostPage.class);
    private static final int UNAVAILABLE = 503;

    record question(Question question) implements TemplateInstance {}

    private final KnowledgeShareApi api;
    private final PostReader posts;
    private final Settings settings;
    private final Visitor visitor;
    private final ErrorPages errorPages;

    DeletePostPage(
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
    @Path("{id}/delete")
    public Response ask(@PathParam("id") long id) {
        if (!visitor.mayWrite()) {
            return Response.seeOther(settings.address(visitor.signInHref())).build();
        }
        var post = posts.read(id);
        return post.mine()
                ? Response.ok(new question(new Question(id, post.title(), null)))
                        .build()
                : errorPages.notYours();
    }

    @POST
    @Path("{id}/delete")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response delete(@PathParam("id") long id) {
        if (!visitor.mayWrite()) {
            return signInFirst(id);
        }
        try {
            api.delete(visitor.authorization(), id);
            return Response.seeOther(settings.address("/")).build();
        } catch (ApiRefused refused) {
            return switch (refused.problem().status()) {
                case 401 -> signInFirst(id);
                case 403 -> errorPages.notYours();
                default -> throw refused;
            };
        } catch (ApiUnavailable | ProcessingException | ClientWebApplicationException trouble) {
            LOG.warnf("A post was not deleted: %s", trouble.getMessage());
            return again(UNAVAILABLE, id, "The post could not be deleted just now. Wait a moment, then try again.");
        }
    }

    private static Response signInFirst(long id) {
        return again(
                401,
                id,
                "You are not signed in any more, and nothing was deleted."
                        + " Sign in with the link above to get back to this question.");
    }

    private static Response again(int status, long id, String notice) {
        return Response.status(status)
                .entity(new question(new Question(id, null, notice)))
                .header(HttpHeaders.RETRY_AFTER, status == UNAVAILABLE ? ErrorPages.RETRY_AFTER_SECONDS : null)
                .build();
    }

    /**
     * Whether to delete a post.
     *
     * @param title its title; null when it is not known just now
     * @param notice why the answer had no effect; null when there was none yet
     */
    record Question(long id, String title, String notice) {

        /** Where the post is. */
        public String href() {
            return "/posts/" + id;
        }

        /** The question itself. */
        public String words() {
            return title == null ? "Delete this post?" : "Delete “" + title + "”?";
        }
    }
}
