package dks.ui.signin;

import dks.ui.settings.OidcSettings;
import dks.ui.settings.Settings;
import dks.ui.web.ErrorPages;
import dks.ui.web.Html;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Signing in at the issuer and out here. */
@Path("/")
@Produces(Html.TYPE)
public class SignInPage {

    private static final Logger LOG = Logger.getLogger(SignInPage.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    /**
     * @param everywhere true when the session at the issuer has been ended, too
     */
    record out(boolean everywhere) implements TemplateInstance {}

    private final Settings settings;
    private final Visitor visitor;
    private final CurrentIdentityAssociation identities;
    private final HttpAuthenticator authenticator;
    private final ErrorPages errorPages;
    private final Revocation revocation;

    SignInPage(
            Settings settings,
            Visitor visitor,
            CurrentIdentityAssociation identities,
            HttpAuthenticator authenticator,
            ErrorPages errorPages,
            Revocation revocation) {
        this.settings = settings;
        this.visitor = visitor;
        this.identities = identities;
        this.authenticator = authenticator;
        this.errorPages = errorPages;
        this.revocation = revocation;
    }

    /** Sends who is not signed in to the issuer, and who is to the page they came from. */
    @GET
    @Path("sign-in")
    public Response in(@QueryParam("return") String path, @Context RoutingContext request) {
        demandSignIn();
        if (visitor.isSignedIn()) {
            return Response.seeOther(settings.address(ReturnPath.of(path))).build();
        }
        try {
            var challenge = authenticator.getChallenge(request).await().atMost(LONGEST_WAIT);
            var answer = Response.status(challenge.status);
            challenge.getHeaders().forEach((name, value) -> answer.header(name.toString(), value));
            return answer.build();
        } catch (RuntimeException issuerIsAway) {
            LOG.warnf("The issuer cannot be reached: %s", issuerIsAway.getMessage());
            return errorPages.page(Response.Status.SERVICE_UNAVAILABLE.getStatusCode());
        }
    }

    /** Where the issuer sends people back to. */
    @GET
    @Path(SignInWithOidc.CALLBACK_PATH)
    public Response back() {
        demandSignIn();
        try {
            identities.getDeferredIdentity().await().atMost(LONGEST_WAIT);
        } catch (AuthenticationRedirectException signedIn) {
            return Response.status(Response.Status.FOUND)
                    .header(HttpHeaders.LOCATION, signedIn.getRedirectUri())
                    .build();
        } catch (RuntimeException failed) {
            LOG.warnf("Somebody could not be signed in: %s", SessionFailure.reason(failed));
        }
        return errorPages.page(Response.Status.UNAUTHORIZED.getStatusCode());
    }

    @POST
    @Path("sign-out")
    public Response out(@Context RoutingContext request) {
        demandSignIn();
        revocation.ofThisSession();
        SessionCookies.end(request, settings.secure());
        return Response.seeOther(logoutUrl().orElseGet(() -> settings.address("/signed-out")))
                .build();
    }

    @GET
    @Path("signed-out")
    public TemplateInstance signedOut() {
        demandSignIn();
        return new out(logoutUrl().isPresent());
    }

    private Optional<URI> logoutUrl() {
        return settings.oidc().flatMap(OidcSettings::logoutUrl);
    }

    private void demandSignIn() {
        if (!visitor.signInOn()) {
            throw new NotFoundException();
        }
    }
}
