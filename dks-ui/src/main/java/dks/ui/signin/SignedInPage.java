package dks.ui.signin;

import dks.ui.settings.Settings;
import dks.ui.web.Answers;
import dks.ui.web.Html;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

/** For who signs in again in a second tab, because the first holds a text that is not saved yet. */
@Path("/signed-in")
@Produces(Html.TYPE)
public class SignedInPage {

    record page() implements TemplateInstance {}

    private final Settings settings;
    private final Visitor visitor;

    SignedInPage(Settings settings, Visitor visitor) {
        this.settings = settings;
        this.visitor = visitor;
    }

    @GET
    public Response show() {
        if (!visitor.signInOn()) {
            throw new NotFoundException();
        }
        return visitor.isSignedIn()
                ? Answers.page(Response.Status.OK.getStatusCode(), new page())
                : Response.seeOther(settings.address(visitor.signInHref())).build();
    }
}
