package dks.api.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets a request begin once its body is there as a whole, so that a client that sends slowly costs memory for what it
 * sent and none of the threads that requests run on.
 */
@Singleton
class BodyIntake {

    /** Before Quarkus looks at the length itself. */
    private static final int THIRD = 10_000;

    private final EarlyProblems problems;
    private final Limits limits;

    /** The bytes of all bodies that are coming in or being worked on. */
    private final AtomicLong held = new AtomicLong();

    /**
     * What a body may take.
     *
     * @param size bytes of one body
     * @param sizeOfAll bytes of all bodies at a time
     * @param time from the first byte to the last
     */
    record Limits(long size, long sizeOfAll, Duration time) {}

    BodyIntake(
            EarlyProblems problems,
            @ConfigProperty(name = "dks.max-body-size") MemorySize size,
            @ConfigProperty(name = "dks.max-bodies-size") MemorySize sizeOfAll,
            @ConfigProperty(name = "dks.max-body-time") Duration time) {
        this.problems = problems;
        this.limits = new Limits(size.asLongValue(), sizeOfAll.asLongValue(), time);
    }

    void register(@Observes Filters filters) {
        filters.register(this::receive, THIRD);
    }

    private void receive(RoutingContext context) {
        if (context.request().isEnded()) {
            context.next(); // A request that is led to another page comes here again.
            return;
        }
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > limits.size()) {
            problems.answerAndClose(context, 413, HttpProblems.sentence(413));
        } else if (length == null && context.request().getHeader(HttpHeaders.TRANSFER_ENCODING) == null) {
            context.next();
        } else {
            new IncomingBody(context, problems, limits, held).receive();
        }
    }
}
