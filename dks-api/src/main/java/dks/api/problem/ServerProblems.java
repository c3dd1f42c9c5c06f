package dks.api.problem;

import dks.api.database.Outage;
import dks.api.database.StoppedWork;
import io.quarkus.oidc.OIDCException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jdbi.v3.core.JdbiException;

/** Answers what is our fault, without saying what it was: that goes to the log. */
class ServerProblems {

    private static final Logger LOG = Logger.getLogger(ServerProblems.class);

    /** Seconds; Aurora takes about this long to wake up. */
    private static final int WAKES_UP = 15;

    /** Seconds, after which other work has ended or was stopped. */
    private static final int WORK_ENDS = 5;

    @ServerExceptionMapper
    Response database(JdbiException e, UriInfo uri) {
        if (StoppedWork.isCauseOf(e)) {
            LOG.errorf("The database stopped a statement: %s", Outage.message(e));
            return retry("The database is busy just now; try again in a moment.", WORK_ENDS, uri);
        }
        if (Outage.isCauseOf(e)) {
            LOG.errorf("The database cannot be reached: %s", Outage.message(e));
            return retry("The database cannot be reached just now; try again in a moment.", WAKES_UP, uri);
        }
        return unexpected(e, uri);
    }

    /** The pool's threads are busy and its queue is full, perhaps with requests whose clients have hung up. */
    @ServerExceptionMapper
    Response noThread(RejectedExecutionException e, UriInfo uri) {
        return retry(HttpProblems.sentence(503), 1, uri);
    }

    @ServerExceptionMapper
    Response identityProvider(OIDCException e, UriInfo uri) {
        LOG.errorf("The identity provider cannot be asked for its keys: %s", e.getMessage());
        return retry("The sign-in cannot be checked just now; try again in a moment.", WAKES_UP, uri);
    }

    @ServerExceptionMapper
    Response unexpected(Throwable e, UriInfo uri) {
        LOG.errorf(e, "Unexpected error at %s", uri.getPath());
        return Problem.answer(500, "The service failed; its log tells why under the request's id.", uri);
    }

    private static Response retry(String sentence, int seconds, UriInfo uri) {
        return Problem.answer(503, sentence, uri, List.of())
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .build();
    }
}
