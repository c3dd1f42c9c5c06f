package dks.ui.signin;

import io.quarkus.oidc.OidcProviderClient;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Revokes at the issuer what a session is renewed with (RFC 7009), so that a copy of the session's cookie is of no use
 * once the ID token in it has expired. Where the issuer cannot do that now, signing out here goes on without it.
 */
@RequestScoped
class Revocation {

    private static final Logger LOG = Logger.getLogger(Revocation.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Visitor visitor;
    private final Instance<OidcProviderClient> issuer;

    Revocation(Visitor visitor, Instance<OidcProviderClient> issuer) {
        this.visitor = visitor;
        this.issuer = issuer;
    }

    /** Revokes the refresh token of whoever looks, if there is one. */
    void ofThisSession() {
        visitor.refreshToken().ifPresent(this::revoke);
    }

    private void revoke(String refreshToken) {
        try {
            if (!issuer.get().revokeRefreshToken(refreshToken).await().atMost(LONGEST_WAIT)) {
                LOG.warn("A session was not revoked: the issuer is busy or has no revocation endpoint.");
            }
        } catch (RuntimeException failure) {
            LOG.warnf("A session was not revoked: %s", SessionFailure.reason(failure));
        }
    }
}
