package dks.ui.signin;

import dks.ui.api.Caller;
import dks.ui.settings.Settings;
import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.oidc.RefreshToken;
import io.quarkus.runtime.BlockingOperationControl;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/**
 * Who looks at the page. Asking never fails: a session that cannot be checked is no session, so that reading works
 * whatever becomes of the issuer.
 */
@Named("visitor")
@RequestScoped
public class Visitor {

    private static final Logger LOG = Logger.getLogger(Visitor.class);
    private static final String MODERATORS = "moderators";
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);

    private final Settings settings;
    private final CurrentIdentityAssociation identities;
    private final RoutingContext request;
    private final VisitorMark mark;
    private Optional<IdTokenCredential> idToken;
    private Optional<String> refreshToken = Optional.empty();
    private String name;
    private boolean moderator;

    Visitor(Settings settings, CurrentIdentityAssociation identities, RoutingContext request, VisitorMark mark) {
        this.settings = settings;
        this.identities = identities;
        this.request = request;
        this.mark = mark;
    }

    /** True when people sign in here at all. */
    public boolean signInOn() {
        return settings.oidc().isPresent();
    }

    /** True when somebody is signed in. */
    public boolean isSignedIn() {
        return idToken().isPresent();
    }

    /** True when this person may publish: everybody, where nobody signs in. */
    public boolean mayWrite() {
        return !signInOn() || isSignedIn();
    }

    /** What to call whoever is signed in; null when nobody is. */
    public String name() {
        idToken();
        return name;
    }

    /** True when this person may delete what others wrote. */
    public boolean isModerator() {
        idToken();
        return moderator;
    }

    /** This person for the API: by the ID token, because the access token names nobody. */
    public Caller caller() {
        var authorization = idToken().map(token -> "Bearer " + token.getToken()).orElse(null);
        return new Caller(authorization, signInOn() ? null : mark.value());
    }

    /** What the session of whoever is signed in is renewed with. */
    Optional<String> refreshToken() {
        idToken();
        return refreshToken;
    }

    /** Where to sign in, and come back here. */
    public String signInHref() {
        // Forms live where they are sent to, except that of a new post.
        var newPost = request.request().method().equals(HttpMethod.POST)
                && request.request().path().equals("/posts");
        var here = newPost ? "/posts/new" : request.request().uri();
        return "/sign-in?return=" + URLEncoder.encode(here, StandardCharsets.UTF_8);
    }

    private Optional<IdTokenCredential> idToken() {
        if (idToken == null) {
            idToken = identify();
        }
        return idToken;
    }

    private Optional<IdTokenCredential> identify() {
        // Some error pages are made where nothing may wait; their header does without a name.
        if (!signInOn() || !SessionCookies.present(request) || !BlockingOperationControl.isBlockingAllowed()) {
            return Optional.empty();
        }
        try {
            return signedIn(identities.getDeferredIdentity().await().atMost(LONGEST_WAIT));
        } catch (RuntimeException notSignedIn) {
            LOG.infof("A session could not be used: %s", SessionFailure.reason(notSignedIn));
            return Optional.empty();
        }
    }

    private Optional<IdTokenCredential> signedIn(SecurityIdentity identity) {
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            name = DisplayName.of(token);
            moderator = identity.hasRole(MODERATORS);
        }
        refreshToken =
                Optional.ofNullable(identity.getCredential(RefreshToken.class)).map(RefreshToken::getToken);
        return Optional.ofNullable(identity.getCredential(IdTokenCredential.class));
    }
}
