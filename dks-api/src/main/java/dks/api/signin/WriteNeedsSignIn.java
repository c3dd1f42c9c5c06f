package dks.api.signin;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Lets nobody write without a sign-in, on whatever path: a new endpoint is covered before anybody thinks of it. */
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
        if (!signIn.isRequired() || READING.contains(request.getMethod())) {
            return Uni.createFrom().nullItem();
        }
        return identity.getDeferredIdentity().map(who -> {
            if (who.isAnonymous()) {
                throw new UnauthorizedException();
            }
            return null;
        });
    }
}
