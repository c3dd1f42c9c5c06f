package dks.ui.signin;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.common.OidcEndpoint;
import io.quarkus.oidc.common.OidcResponseFilter;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Logs a revocation that the issuer refused: to Quarkus every status but 503 is a success. */
@Singleton
@Unremovable // Quarkus asks for it by its type.
@OidcEndpoint(OidcEndpoint.Type.TOKEN_REVOCATION)
final class RevocationAnswer implements OidcResponseFilter {

    private static final Logger LOG = Logger.getLogger(RevocationAnswer.class);
    private static final int OK = 200;

    @Override
    public Uni<Void> filter(OidcResponseFilterContext answer) {
        if (answer.statusCode() != OK) {
            LOG.warnf("A session was not revoked: the issuer answered %d.", answer.statusCode());
        }
        return Uni.createFrom().voidItem();
    }
}
