package dks.api.problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Refuses an address that is not UTF-8 in percent-encoding. Further on it would be answered without a body, or be read
 * as something that nobody sent. Quarkus's own check, which has no body either, is switched off ({@link #OWN_CHECK_OFF}).
 */
@Singleton
public class AddressCheck {

    /** The system property, to be set to true before Quarkus starts, that leaves the check to this one. */
    public static final String OWN_CHECK_OFF = "vertx.disableURIValidation";

    /** After the request has its id, before its body comes in. */
    private static final int SECOND = 20_000;

    private final EarlyProblems problems;

    AddressCheck(EarlyProblems problems) {
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, SECOND);
    }

    private void check(RoutingContext context) {
        if (isWellFormed(context.request().uri())) {
            context.next();
        } else {
            problems.answerAndClose(context, 400, "The address is not UTF-8 in percent-encoding.");
        }
    }

    private static boolean isWellFormed(String address) {
        try {
            new URI(address);
        } catch (URISyntaxException e) {
            return false;
        }
        return StandardCharsets.US_ASCII.newEncoder().canEncode(address)
                && Utf8.isValid(
                        URLDecoder.decode(address, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1));
    }
}
