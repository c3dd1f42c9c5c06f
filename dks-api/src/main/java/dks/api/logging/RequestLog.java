package dks.api.logging;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.MDC;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.Logger;

/**
 * Gives each request its id and writes a line once it is answered. Quarkus has an access log too, but it takes the query
 * for a part of the path, knows no fields, and answers a malformed address with a bare 400 when it is to leave paths out.
 */
@Singleton
class RequestLog {

    private static final Logger LOG = Logger.getLogger(RequestLog.class.getName());

    /** Before anything may answer. */
    private static final int FIRST = 30_000;

    /** Asked for by the load balancer every few seconds. */
    private static final String HEALTH = "/health/";

    void register(@Observes Filters filters) {
        filters.register(this::identify, FIRST);
    }

    /** A request that is led to another page comes here again, without the headers that its answer had. */
    private void identify(RoutingContext context) {
        String known = context.get(RequestId.LOG_KEY);
        context.response().putHeader(RequestId.HEADER, known == null ? follow(context) : known);
        context.next();
    }

    private static String follow(RoutingContext context) {
        long start = System.nanoTime();
        HttpServerRequest request = context.request();
        String path = request.path();
        String id = RequestId.of(request.getHeader(RequestId.HEADER));
        context.put(RequestId.LOG_KEY, id);
        MDC.put(RequestId.LOG_KEY, id);
        if (!path.startsWith(HEALTH) && LOG.isLoggable(Level.INFO)) {
            context.addEndHandler(end -> write(context, path, id, Duration.ofNanos(System.nanoTime() - start)));
        }
        return id;
    }

    /** The path is the one sent, still percent-encoded and without its query, which may hold what people search for. */
    private static void write(RoutingContext context, String path, String id, Duration duration) {
        String method = context.request().method().name();
        int status = context.response().getStatusCode();
        long bytes = context.response().bytesWritten();
        ExtLogRecord line = new ExtLogRecord(
                Level.INFO,
                "%s %s %d %d B %d ms".formatted(method, path, status, bytes, duration.toMillis()),
                FormatStyle.NO_FORMAT,
                RequestLog.class.getName());
        line.putMdc(RequestId.LOG_KEY, id);
        line.putMdc("method", method);
        line.putMdc("path", path);
        line.putMdc("status", Integer.toString(status));
        line.putMdc("bytes", Long.toString(bytes));
        line.putMdc("durationMs", Long.toString(duration.toMillis()));
        LOG.logRaw(line);
    }
}
