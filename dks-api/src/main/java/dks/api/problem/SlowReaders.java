package dks.api.problem;

import dks.api.limit.HangUp;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
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
    private final Deque<Untaken> waiting = new ArrayDeque<>();

    /** An answer that its reader has not taken yet. */
    private static final class Untaken {

        private final HttpConnection reader;
        private long timer;

        private Untaken(HttpConnection reader) {
            this.reader = reader;
        }
    }

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
        forgetTaken(reader, context.vertx());
        // The answer may be handed over by another thread, whose writing comes after the end that is told here.
        Context connectionsOwn = context.vertx().getOrCreateContext();
        context.addEndHandler(answered -> connectionsOwn.runOnContext(now -> {
            if (HangUp.isDueFor(reader)) {
                Untaken answer = new Untaken(reader);
                answer.timer = context.vertx().setTimer(patience.toMillis(), passed -> endPatience(answer));
                add(answer);
            }
        }));
        context.next();
    }

    private synchronized void add(Untaken answer) {
        waiting.removeIf(earlier -> !HangUp.isDueFor(earlier.reader));
        waiting.addLast(answer);
        if (waiting.size() > most) {
            HangUp.on(waiting.removeFirst().reader);
        }
    }

    /** Whoever asks again has taken the answers of before: their time must not end a later one that is under way. */
    private synchronized void forgetTaken(HttpConnection reader, Vertx vertx) {
        waiting.removeIf(answer -> answer.reader == reader && vertx.cancelTimer(answer.timer));
    }

    private synchronized void endPatience(Untaken answer) {
        if (waiting.remove(answer) && HangUp.isDueFor(answer.reader)) {
            HangUp.on(answer.reader);
        }
    }
}
