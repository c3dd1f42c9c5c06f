package dks.ui.web;

import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicBoolean;

/** The place of one request in its {@link WaitingLine}. */
final class Place {

    private static final String KEY = Place.class.getName();

    private final WaitingLine line;
    private final RoutingContext request;
    private final Context thread;
    private final AtomicBoolean left = new AtomicBoolean();
    private volatile boolean given;
    private volatile boolean taken;
    private long timer;

    Place(WaitingLine line, RoutingContext request) {
        this.line = line;
        this.request = request;
        this.thread = request.vertx().getOrCreateContext();
        request.put(KEY, this);
        request.addEndHandler(ended -> hungUp());
    }

    /** The place of a request; null when its kind needs none. */
    static Place of(RoutingContext request) {
        return request.get(KEY);
    }

    /** True when there was no place: the request is answered with that, and with nothing else. */
    boolean isRefused() {
        return !given;
    }

    void give() {
        given = true;
    }

    /** From now on the request leaves its place when its work is done, even if whoever asked has hung up long before. */
    void take() {
        taken = true;
    }

    /** The work is done. */
    void leave() {
        if (given && left.compareAndSet(false, true)) {
            line.leave();
        }
    }

    void begin() {
        request.next();
    }

    /** Begins on the connection's own thread. */
    void beginSoon() {
        thread.runOnContext(now -> resume());
    }

    void waitAtMost(long milliseconds) {
        request.request().pause();
        timer = request.vertx().setTimer(milliseconds, late -> {
            if (line.remove(this)) {
                resume();
            }
        });
    }

    private void resume() {
        request.vertx().cancelTimer(timer);
        if (!request.response().closed()) {
            request.request().resume();
            begin();
        }
    }

    private void hungUp() {
        if (line.remove(this)) {
            request.vertx().cancelTimer(timer);
        }
        if (!taken) {
            leave();
        }
    }
}
