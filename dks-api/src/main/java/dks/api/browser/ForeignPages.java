package dks.api.browser;

import dks.api.problem.EarlyProblems;
import dks.api.signin.SignIn;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses what a page of another site asks a browser for, where sign-in is off and being able to reach this service is all
 * that it takes to write.
 *
 * <p>A browser names the page's origin with every change ({@code Origin}, {@code Sec-Fetch-Site}), and pages cannot make it
 * lie; a request with neither comes from a program. Programs, the UI among them, call this service by any name, so a name is
 * only refused where this service listens on this machine alone: there another name than this machine's means that a site
 * points its own name at it (DNS rebinding), and its pages would count as ours.
 */
@Singleton
class ForeignPages {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private static final Pattern THIS_MACHINE =
            Pattern.compile("localhost\\.?|.+\\.localhost\\.?|127(?:\\.[0-9]{1,3}){3}|\\[?::1]?");

    /** After the address is known to be well formed, before the body comes in. */
    private static final int THIRD = 15_000;

    private final EarlyProblems problems;
    private final boolean local;
    private final boolean open;

    ForeignPages(EarlyProblems problems, SignIn signIn, @ConfigProperty(name = "quarkus.http.host") String listensOn) {
        this.problems = problems;
        this.open = !signIn.isRequired();
        this.local = isThisMachine(listensOn);
    }

    void register(@Observes Filters filters) {
        if (open) {
            filters.register(this::check, THIRD);
        }
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        HostAndPort name = request.authority();
        if (local && name != null && !isThisMachine(name.host())) {
            problems.answerAndClose(
                    context,
                    403,
                    "This service is for this machine alone; call it localhost, not " + name.host() + ".");
        } else if (!READING.contains(request.method().name()) && isForeign(request)) {
            problems.answerAndClose(context, 403, "A page of another site asked for this change, so it is not made.");
        } else {
            context.next();
        }
    }

    private static boolean isThisMachine(String host) {
        return THIS_MACHINE.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }

    private static boolean isForeign(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return site != null && !site.equals("same-origin")
                || origin != null
                        && !origin.replaceFirst("^https?://", "").equalsIgnoreCase(request.getHeader(HttpHeaders.HOST));
    }
}
