package dks.api.limit;

import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Ends connections whose clients do not read. Vert.x's close would wait until they have read everything, and so would that
 * of the channel, which Vert.x's handler takes over; so this one begins behind all handlers.
 */
public final class HangUp {

    private HangUp() {}

    /** Closes the connection at once; what it has not sent yet is dropped. Does nothing where it is closed already. */
    public static void on(HttpConnection connection) {
        ChannelHandlerContext first =
                ((ConnectionBase) connection).channel().pipeline().firstContext();
        if (first != null) {
            first.close();
        }
    }

    /** Whether more waits to be sent over the connection than its client has taken. */
    public static boolean isDueFor(HttpConnection connection) {
        return ((ConnectionBase) connection).isNotWritable();
    }
}
