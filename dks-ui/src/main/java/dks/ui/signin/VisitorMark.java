package dks.ui.signin;

import dks.ui.settings.Settings;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;

/** Tells visitors apart where nobody signs in: a random cookie, by which each gives kudos to a post once. */
@RequestScoped
class VisitorMark {

    static final String COOKIE = "dks-visitor";

    private static final Pattern MARK = Pattern.compile("[0-9a-f]{32}");
    private static final Duration A_YEAR = Duration.ofDays(365);

    private final Settings settings;
    private final RoutingContext request;
    private String value;

    VisitorMark(Settings settings, RoutingContext request) {
        this.settings = settings;
        this.request = request;
    }

    /** The mark of whoever looks; who has none yet gets one with this answer. */
    String value() {
        if (value == null) {
            var cookie = request.request().getCookie(COOKIE);
            var known = cookie != null && MARK.matcher(cookie.getValue()).matches();
            value = known ? cookie.getValue() : give();
        }
        return value;
    }

    private String give() {
        var mark = UUID.randomUUID().toString().replace("-", "");
        request.response()
                .addCookie(Cookie.cookie(COOKIE, mark)
                        .setPath("/")
                        .setMaxAge(A_YEAR.toSeconds())
                        .setHttpOnly(true)
                        .setSecure(settings.secure())
                        .setSameSite(CookieSameSite.LAX));
        return mark;
    }
}
