package dks.api.problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Bounds the requests that are worked on or wait for a thread; one more is refused at once. Quarkus would bound the queue
 * of its threads too, but refuses without a body and after other work was done. Health checks are no work: they are
 * answered without a thread of the pool, so that a busy task is not taken for a dead one.
 */
@Singleton
class RequestGate {

    /** After the body has come in: one that comes slowly takes no place. */
    private static final int FOURTH = 5_000;

    private static final String HEALTH = "/health/";

    private final EarlyProblems problems;
    private final int most;
    private final AtomicInteger inside = new AtomicInteger();

    RequestGate(EarlyProblems problems, @ConfigProperty(name = "dks.requests-at-once") int most) {
        this.problems = problems;
        this.most = most;
    }

    void register(@Observes Filters filters) {
        filters.register(this::admit, FOURTH);
    }

    private void admit(RoutingContext context) {
        if (RequestPath.of(context).startsWith(HEALTH)) {
            context.next();
        } else if (inside.incrementAndGet() > most) {
            inside.decrementAndGet();
            context.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
            problems.answer(context, 503, HttpProblems.sentence(503));
        } else {
            context.addEndHandler(answered -> inside.decrementAndGet());
            context.next();
        }
    }
}
