package dks.ui.operations;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Hangs up on who takes too long to send a form: every byte that arrives keeps the idle timeout from doing so, and a
 * sender of a byte a second would be listened to for days.
 */
final class SlowRequests {

    private static final Logger LOG = Logger.getLogger(SlowRequests.class);
    private static final int EARLY = Integer.MAX_VALUE - 2;

    private final Vertx vertx;
    private final Duration longestUpload;

    SlowRequests(Vertx vertx, @ConfigProperty(name = "dks.longest-upload") Duration longestUpload) {
        this.vertx = vertx;
        this.longestUpload = longestUpload;
    }

    void register(@Observes Filters filters) {
        filters.register(this::bound, EARLY);
    }

    private void bound(RoutingContext request) {
        if (!request.request().isEnded()) {
            var timer = vertx.setTimer(longestUpload.toMillis(), late -> hangUp(request));
            request.addEndHandler(answered -> vertx.cancelTimer(timer));
        }
        request.next();
    }

    private static void hangUp(RoutingContext request) {
        if (!request.request().isEnded()) {
            LOG.info("A form took too long to arrive.");
            request.request().connection().close();
        }
    }
}
