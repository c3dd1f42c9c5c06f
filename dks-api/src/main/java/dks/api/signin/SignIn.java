package dks.api.signin;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/** Who is signed in. */
@ApplicationScoped
public class SignIn {

    private static final Logger LOG = Logger.getLogger(SignIn.class);

    private final SignInMode mode;
    private final CurrentIdentityAssociation identity;

    SignIn(SignInSettings settings, CurrentIdentityAssociation identity) {
        this.mode = settings.mode();
        this.identity = identity;
    }

    void warnWhenOff(@Observes StartupEvent started) {
        if (!isRequired()) {
            LOG.warn("Sign-in is off (DKS_SIGN_IN=off): whoever reaches this service can post under any name.");
        }
    }

    /** Whether writing takes a sign-in. */
    public boolean isRequired() {
        return mode == SignInMode.OIDC;
    }

    /** The name of the person signed in, 1 to 80 characters; empty where sign-in is off. */
    public Optional<String> name() {
        if (isRequired() && identity.getIdentity().getPrincipal() instanceof JsonWebToken token) {
            return Optional.of(AuthorName.of(token));
        }
        return Optional.empty();
    }
}
