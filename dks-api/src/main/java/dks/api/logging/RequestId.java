package dks.api.logging;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/** The name of one request, under which the log of every service that took part in it is found. */
public final class RequestId {

    /** The header it comes in, and goes out in. */
    public static final String HEADER = "X-Request-Id";

    /** Where the log keeps it. */
    static final String LOG_KEY = "requestId";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestId() {}

    /** The id of the request that is being answered; null outside of one. */
    public static String current() {
        return (String) MDC.get(LOG_KEY);
    }

    /** What the client sent, which may be null, if it has the form of an id, else a new one. */
    static String of(String sent) {
        return sent != null && FORM.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
    }
}
