package dks.api.limit;

import dks.api.problem.TooManyRequests;
import dks.api.signin.SignIn;
import dks.api.signin.Visitor;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses what a person writes too fast, on whatever path, before the body is read. */
class WriteLimit {

    private static final Set<String> WRITING = Set.of("POST", "PUT", "PATCH", "DELETE");

    private final SignIn signIn;
    private final CurrentIdentityAssociation identity;
    private final CurrentVertxRequest connection;
    private final Allowances allowances;

    WriteLimit(
            SignIn signIn,
            CurrentIdentityAssociation identity,
            CurrentVertxRequest connection,
            @ConfigProperty(name = "dks.writes-per-minute") long writesPerMinute) {
        this.signIn = signIn;
        this.identity = identity;
        this.connection = connection;
        this.allowances = new Allowances(writesPerMinute);
    }

    /** After the sign-in has been asked for. */
    @ServerRequestFilter(priority = Priorities.USER + 1)
    Uni<Response> check(ContainerRequestContext request) {
        if (!WRITING.contains(request.getMethod())) {
            return Uni.createFrom().nullItem();
        }
        Uni<String> person = signIn.isRequired()
                ? identity.getDeferredIdentity().map(WriteLimit::subject)
                : Uni.createFrom().item(visitor(request));
        return person.map(this::take);
    }

    private Response take(String person) {
        Duration wait = allowances.take(person);
        if (wait.isZero()) {
            return null;
        }
        throw new TooManyRequests("You write too fast for this board; wait a moment and send it again.", wait);
    }

    private static String subject(SecurityIdentity who) {
        return who.getPrincipal() instanceof JsonWebToken token ? "subject " + token.getSubject() : "nobody";
    }

    private String visitor(ContainerRequestContext request) {
        String visitor = request.getHeaderString(Visitor.HEADER);
        return Visitor.isOne(visitor)
                ? "visitor " + visitor
                : "address " + connection.getCurrent().request().remoteAddress().hostAddress();
    }
}
