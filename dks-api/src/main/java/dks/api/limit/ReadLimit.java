package dks.api.limit;

import dks.api.problem.TooManyRequests;
import dks.api.signin.SignIn;
import dks.api.signin.Visitor;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses what a person reads too fast. Readers without a name are not counted: their address is the UI's or the load
 * balancer's, and one of them would use up what all others have. Bounds on the work at once hold for them, and in prod the
 * firewall's rate rule.
 */
class ReadLimit {

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final SignIn signIn;
    private final CurrentIdentityAssociation identity;
    private final Allowances allowances;

    ReadLimit(
            SignIn signIn,
            CurrentIdentityAssociation identity,
            @ConfigProperty(name = "dks.reads-per-minute") long readsPerMinute) {
        this.signIn = signIn;
        this.identity = identity;
        this.allowances = new Allowances(readsPerMinute);
    }

    /** After the sign-in has been asked for. */
    @ServerRequestFilter(priority = Priorities.USER + 1)
    Uni<Response> check(ContainerRequestContext request) {
        if (!READING.contains(request.getMethod())) {
            return Uni.createFrom().nullItem();
        }
        if (!signIn.isRequired()) {
            String visitor = request.getHeaderString(Visitor.HEADER);
            return Uni.createFrom().item(Visitor.isOne(visitor) ? take("visitor " + visitor) : null);
        }
        return request.getHeaderString(HttpHeaders.AUTHORIZATION) == null
                ? Uni.createFrom().nullItem()
                : identity.getDeferredIdentity()
                        .map(who -> who.getPrincipal() instanceof JsonWebToken token
                                ? take("subject " + token.getSubject())
                                : null);
    }

    private Response take(String person) {
        Duration wait = allowances.take(person);
        if (wait.isZero()) {
            return null;
        }
        throw new TooManyRequests("You read too fast for this board; wait a moment and ask again.", wait);
    }
}
