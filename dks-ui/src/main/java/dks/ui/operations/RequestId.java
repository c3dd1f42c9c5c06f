package dks.ui.operations;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/**
 * The id of a request: what whoever asks calls it or, without a proper name, one made here. It is in every line logged
 * meanwhile, in the answer, and goes on to the API, so that one word finds all that became of a request.
 */
public final class RequestId {

    /** The header that carries it, here and to the API. */
    public static final String HEADER = "X-Request-Id";

    private static final String IN_THE_LOG = "requestId";
    // Nothing else is taken over: the id stands in log lines and headers.
    private static final Pattern PROPER = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    // Before everything that may answer or log.
    private static final int FIRST = Integer.MAX_VALUE;

    /** The id of the request being answered; null outside one. */
    public static String current() {
        return (String) MDC.get(IN_THE_LOG);
    }

    void register(@Observes Filters filters) {
        filters.register(RequestId::name, FIRST);
    }

    private static void name(RoutingContext request) {
        var id = properOrNew(request.request().getHeader(HEADER));
        MDC.put(IN_THE_LOG, id);
        request.response().putHeader(HEADER, id);
        request.next();
    }

    private static String properOrNew(String sent) {
        return sent != null && PROPER.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
    }
}
