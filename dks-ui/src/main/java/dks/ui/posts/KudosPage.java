package dks.ui.posts;

import dks.ui.api.ApiBusy;
import dks.ui.api.ApiRefused;
import dks.ui.api.ApiUnavailable;
import dks.ui.api.KnowledgeShareWriter;
import dks.ui.api.Kudos;
import dks.ui.settings.Settings;
import dks.ui.signin.ReturnPath;
import dks.ui.signin.Visitor;
import dks.ui.web.Answers;
import dks.ui.web.Html;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestForm;

/** What becomes of a click on a kudos button. Its forms stand with the posts; in trouble a sentence comes beside it. */
@Path("/posts/{id}/kudos")
@Produces(Html.TYPE)
public class KudosPage {

    private static final Logger LOG = Logger.getLogger(KudosPage.class);
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    record trouble(KudosTrouble trouble) implements TemplateInstance {}

    record trouble$sentence(KudosTrouble trouble) implements TemplateInstance {}

    record button(KudosView kudos) implements TemplateInstance {}

    private final KnowledgeShareWriter api;
    private final Settings settings;
    private final Visitor visitor;

    KudosPage(@RestClient KnowledgeShareWriter api, Settings settings, Visitor visitor) {
        this.api = api;
        this.settings = settings;
        this.visitor = visitor;
    }

    /** The button lives with the post. */
    @GET
    public Response post(@PathParam("id") long id) {
        return Response.seeOther(settings.address("/posts/" + id)).build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(
            @PathParam("id") long id,
            @RestForm String kudos,
            @RestForm String back,
            @HeaderParam("HX-Request") boolean htmx) {
        var page = ReturnPath.of(back);
        var wish = KudosView.clicked(id, kudos, page);
        try {
            if (!visitor.mayWrite()) {
                return trouble(UNAUTHORIZED, KudosTrouble.signedOut(wish), htmx);
            }
            var now = ask(wish);
            return htmx
                    // Not in turn with the pages: the kudos are given, and waiting for a turn may fail.
                    ? Response.ok(new button(KudosView.of(id, now, page)))
                            .header(HttpHeaders.VARY, "HX-Request")
                            .build()
                    : Response.seeOther(settings.address(page)).build();
        } catch (ApiBusy busy) {
            return Answers.after(busy.seconds(), trouble(ApiBusy.STATUS, KudosTrouble.busy(wish, busy), htmx));
        } catch (ApiUnavailable trouble) {
            LOG.warnf("Kudos were not counted: %s", trouble.getMessage());
            return trouble(UNAVAILABLE, KudosTrouble.unavailable(wish), htmx);
        } catch (ApiRefused refused) {
            return refused.problem().status() == UNAUTHORIZED
                    ? trouble(UNAUTHORIZED, KudosTrouble.signedOut(wish), htmx)
                    : trouble(NOT_FOUND, KudosTrouble.deleted(wish), htmx);
        }
    }

    private Kudos ask(KudosView wish) {
        return wish.given()
                ? api.takeKudosBack(visitor.caller(), wish.postId())
                : api.giveKudos(visitor.caller(), wish.postId());
    }

    /** htmx puts the sentence into the form that was sent, beside the button, which stays as it is. */
    private static Response trouble(int status, KudosTrouble trouble, boolean htmx) {
        return htmx
                ? Response.fromResponse(Answers.pageOrPart(status, new trouble$sentence(trouble)))
                        .header("HX-Retarget", "find .error")
                        .header("HX-Reswap", "innerHTML")
                        .build()
                : Answers.pageOrPart(status, new trouble(trouble));
    }
}
