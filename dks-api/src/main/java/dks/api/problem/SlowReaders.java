package dks.api.problem;

import dks.api.limit.HangUp;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Bounds the answers that are made and not yet taken by their readers. An answer is made as a whole, so it keeps no thread,
 * but memory until it is on its way. Who does not take it in time is hung up on, and so is whoever has waited longest when
 * there are too many: a new request never waits for a slow reader.
 */
@Singleton
class SlowReaders {

    private static final int FIFTH = 4_000;

    private final int most;
    private final Duration patience;
    private final Deque<HttpConnection> waiting = new ArrayDeque<>();

    SlowReaders(
            @ConfigProperty(name = "dks.untaken-answers") int most,
            @ConfigProperty(name = "dks.untaken-answer-time") Duration patience) {
        this.most = most;
        this.patience = patience;
    }

    void register(@Observes Filters filters) {
        filters.register(this::watch, FIFTH);
    }

    private void watch(RoutingContext context) {
        HttpConnection reader = context.request().connection();
        if (HangUp.isDueFor(reader)) {
            HangUp.on(reader); // asks for more before it has taken what it asked for first
            return;
        }
        // The answer may be handed over by another thread, whose writing comes after the end that is told here.
        Context connectionsOwn = context.vertx().getOrCreateContext();
        context.addEndHandler(answered -> connectionsOwn.runOnContext(now -> {
            if (HangUp.isDueFor(reader)) {
                add(reader);
                context.vertx().setTimer(patience.toMillis(), passed -> endPatience(reader));
            }
        }));
        context.next();
    }

    private synchronized void add(HttpConnection reader) {
        waiting.removeIf(earlier -> !HangUp.isDueFor(earlier));
        waiting.addLast(reader);
        if (waiting.size() > most) {
            HangUp.on(waiting.removeFirst());
        }
    }

    private synchronized void endPatience(HttpConnection reader) {
        if (waiting.remove(reader) && HangUp.isDueFor(reader)) {
            HangUp.on(reader);
        }
    }
}
