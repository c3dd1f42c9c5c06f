package dks.api.problem;

import dks.api.database.Outage;
import io.quarkus.oidc.OIDCException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jdbi.v3.core.JdbiException;

/** Answers what is our fault, without saying what it was: that goes to the log. */
class ServerProblems {

    private static final Logger LOG = Logger.getLogger(ServerProblems.class);

    /** Seconds; Aurora takes about this long to wake up. */
    private static final String RETRY_AFTER = "15";

    @ServerExceptionMapper
    Response database(JdbiException e, UriInfo uri) {
        if (!Outage.isCauseOf(e)) {
            return unexpected(e, uri);
        }
        LOG.errorf("The database cannot be reached: %s", Outage.message(e));
        return retry("The database cannot be reached just now; try again in a moment.", uri);
    }

    @ServerExceptionMapper
    Response identityProvider(OIDCException e, UriInfo uri) {
        LOG.errorf("The identity provider cannot be asked for its keys: %s", e.getMessage());
        return retry("The sign-in cannot be checked just now; try again in a moment.", uri);
    }

    @ServerExceptionMapper
    Response unexpected(Throwable e, UriInfo uri) {
        LOG.errorf(e, "Unexpected error at %s", uri.getPath());
        return Problem.answer(500, "The service failed; its log tells why under the request's id.", uri);
    }

    private static Response retry(String sentence, UriInfo uri) {
        return Problem.answer(503, sentence, uri, List.of())
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER)
                .build();
    }
}
