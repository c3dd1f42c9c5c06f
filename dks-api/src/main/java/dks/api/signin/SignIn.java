package dks.api.signin;

import dks.api.problem.InvalidInput;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/** Who is signed in. */
@ApplicationScoped
public class SignIn {

    private static final Logger LOG = Logger.getLogger(SignIn.class);

    private static final String MODERATORS = "moderators";

    private final SignInMode mode;
    private final CurrentIdentityAssociation identity;
    private final HttpHeaders headers;

    SignIn(SignInSettings settings, CurrentIdentityAssociation identity, HttpHeaders headers) {
        this.mode = settings.mode();
        this.identity = identity;
        this.headers = headers;
    }

    void warnWhenOff(@Observes StartupEvent started) {
        if (!isRequired()) {
            LOG.warn(
                    "Sign-in is off (DKS_SIGN_IN=off): whoever reaches this service can post under any name, edit and delete.");
        }
    }

    /** Whether writing takes a sign-in. */
    public boolean isRequired() {
        return mode == SignInMode.OIDC;
    }

    /**
     * Who sends the current request. Without a token the identity provider plays no part, so it may be down.
     *
     * @throws InvalidInput when sign-in is off and the visitor's header is malformed
     */
    public Caller caller() {
        if (!isRequired()) {
            return new Caller(true, Optional.empty(), Visitor.of(headers));
        }
        if (headers.getHeaderString(HttpHeaders.AUTHORIZATION) == null) {
            return new Caller(false, Optional.empty(), Optional.empty());
        }
        SecurityIdentity who = identity.getIdentity();
        return new Caller(
                false,
                who.getPrincipal() instanceof JsonWebToken token ? Optional.of(person(token, who)) : Optional.empty(),
                Optional.empty());
    }

    private static Person person(JsonWebToken token, SecurityIdentity who) {
        return new Person(token.getSubject(), AuthorName.of(token), who.hasRole(MODERATORS));
    }
}
