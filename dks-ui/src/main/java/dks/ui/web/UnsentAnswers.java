package dks.ui.web;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Bounds the bytes of answers that are made and not yet fetched, because who reads slowly keeps them in memory. A
 * connection that has left some unfetched for too long is closed. Where there would be too many bytes, the one that has
 * waited longest makes room: who reads as browsers do has fetched an answer within a moment.
 */
@Singleton
class UnsentAnswers {

    private static final Logger LOG = Logger.getLogger(UnsentAnswers.class);
    private static final int EARLY = 11_000;

    private final long most;
    private final Duration longest;
    private final Map<Channel, Long> unsent = new LinkedHashMap<>();
    private long sum;

    UnsentAnswers(
            @ConfigProperty(name = "dks.unsent-in-memory") MemorySize most,
            @ConfigProperty(name = "dks.longest-download") Duration longest) {
        this.most = most.asLongValue();
        this.longest = longest;
    }

    void register(@Observes Filters filters) {
        filters.register(this::watch, EARLY);
    }

    private void watch(RoutingContext request) {
        if (request.request().connection() instanceof ConnectionBase connection) {
            var channel = connection.channel();
            request.addEndHandler(answered -> channel.eventLoop().execute(() -> weigh(channel)));
        }
        request.next();
    }

    /** On the connection's own thread, and after the answer was written to it, as far as that went. */
    private void weigh(Channel channel) {
        var pending = channel.unsafe().outboundBuffer();
        if (pending == null || pending.totalPendingWriteBytes() == 0) {
            return;
        }
        hold(channel, pending.totalPendingWriteBytes());
        var timer = channel.eventLoop()
                .schedule(() -> close(channel, "for too long"), longest.toMillis(), TimeUnit.MILLISECONDS);
        // Done when everything before it is: netty.io, HttpObjectEncoder lets an empty buffer through for just that.
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(fetched -> {
            timer.cancel(false);
            settle(channel);
        });
    }

    /** Later answers may wait behind the one that was fetched. */
    private void settle(Channel channel) {
        var pending = channel.unsafe().outboundBuffer();
        if (pending == null || pending.totalPendingWriteBytes() == 0) {
            release(channel);
        } else {
            hold(channel, pending.totalPendingWriteBytes());
        }
    }

    /** A connection keeps its age while more answers wait in it. */
    private synchronized void hold(Channel channel, long bytes) {
        var before = unsent.put(channel, bytes);
        sum += bytes - (before == null ? 0 : before);
        while (sum > most) {
            var oldest = unsent.keySet().iterator().next();
            release(oldest);
            oldest.eventLoop().execute(() -> close(oldest, "and there were too many of these"));
        }
    }

    private synchronized void release(Channel channel) {
        var bytes = unsent.remove(channel);
        sum -= bytes == null ? 0 : bytes;
    }

    private static void close(Channel channel, String why) {
        LOG.infof("An answer was not fetched %s.", why);
        channel.close();
    }
}
