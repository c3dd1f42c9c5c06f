package dks.api.signin;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Lets nobody write without a sign-in, on whatever path: a new endpoint is covered before anybody thinks of it. Reading
 * takes none, but who sends a token is held to it: its reader would otherwise see a stranger's page without a word.
 */
class WriteNeedsSignIn {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final SignIn signIn;
    private final CurrentIdentityAssociation identity;

    WriteNeedsSignIn(SignIn signIn, CurrentIdentityAssociation identity) {
        this.signIn = signIn;
        this.identity = identity;
    }

    @ServerRequestFilter
    Uni<Response> check(ContainerRequestContext request) {
        String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        boolean reads = READING.contains(request.getMethod());
        if (!signIn.isRequired()) {
            Visitor.check(request.getHeaderString(Visitor.HEADER));
            return Uni.createFrom().nullItem();
        }
        if (reads && authorization == null) {
            return Uni.createFrom().nullItem();
        }
        if (BearerToken.isMalformed(authorization)) {
            throw new AuthenticationFailedException("The bearer token is not a signed JWT.");
        }
        return identity.getDeferredIdentity().map(who -> {
            if (who.isAnonymous() && !reads) {
                throw new UnauthorizedException();
            }
            if (!who.isAnonymous() && !BearerToken.namesSomeone(who.getPrincipal())) {
                throw new AuthenticationFailedException("The bearer token has no usable sub.");
            }
            return null;
        });
    }
}
