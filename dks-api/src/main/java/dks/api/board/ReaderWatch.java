package dks.api.board;

import dks.api.limit.HangUp;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/** Hangs up on a reader who does not take a chunk in its time, so that the thread that writes to them is free again. */
final class ReaderWatch implements AutoCloseable {

    private final Vertx vertx;
    private final HttpConnection connection;
    private final Duration chunkTime;
    private final long end;
    private long timer;

    /** Starts watching. */
    ReaderWatch(RoutingContext context, Duration chunkTime, Duration time) {
        this.vertx = context.vertx();
        this.connection = context.request().connection();
        this.chunkTime = chunkTime;
        this.end = System.nanoTime() + time.toNanos();
        timer = vertx.setTimer(chunkTime.toMillis(), passed -> hangUp());
    }

    /** The reader has taken a chunk. Hangs up when the time for all of them is over. */
    void progress() {
        vertx.cancelTimer(timer);
        timer = vertx.setTimer(System.nanoTime() - end < 0 ? chunkTime.toMillis() : 1, passed -> hangUp());
    }

    /** A reader must see that an export is not whole: its last chunk in the sense of HTTP never comes. */
    private void hangUp() {
        HangUp.on(connection);
    }

    @Override
    public void close() {
        vertx.cancelTimer(timer);
    }
}
