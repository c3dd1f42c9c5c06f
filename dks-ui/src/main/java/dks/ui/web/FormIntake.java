package dks.ui.web;

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
 * Lets a request begin once its form is there as a whole, so that who sends slowly costs memory for what has come, and
 * none of the threads that answer pages.
 */
@Singleton
class FormIntake {

    /** After the request has its id and is in the log, before anything takes a thread. */
    private static final int EARLY = 10_000;

    private final Limits limits;

    /** The bytes of all forms that are coming in or being answered. */
    private final AtomicLong held = new AtomicLong();

    /**
     * What forms may take.
     *
     * @param sizeOfAll bytes of all forms at a time
     * @param time from the first byte of a form to its last
     */
    record Limits(long sizeOfAll, Duration time) {}

    FormIntake(
            @ConfigProperty(name = "dks.forms-in-memory") MemorySize sizeOfAll,
            @ConfigProperty(name = "dks.longest-upload") Duration time) {
        this.limits = new Limits(sizeOfAll.asLongValue(), time);
    }

    void register(@Observes Filters filters) {
        filters.register(this::receive, EARLY);
    }

    private void receive(RoutingContext context) {
        var request = context.request();
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null) {
            context.next();
        } else {
            new IncomingForm(context, limits, held).receive(length == null ? 0 : Long.parseLong(length));
        }
    }
}
