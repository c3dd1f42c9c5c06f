package dks.ui.signin;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;

/** The cookies that hold a session: one, or several when the tokens are long. */
final class SessionCookies {

    private static final String PREFIX = "q_session";

    private SessionCookies() {}

    static boolean present(RoutingContext request) {
        return request.request().cookies().stream().anyMatch(SessionCookies::isOne);
    }

    /**
     * Replaces the session's cookies with empty ones, which ends it in this browser: the server keeps none. Those that this
     * answer was about to set, because the session has just been renewed, are among them.
     */
    static void end(RoutingContext request, boolean secure) {
        var session = request.request().cookies().stream()
                .filter(SessionCookies::isOne)
                .toList();
        session.forEach(cookie -> request.response()
                .addCookie(Cookie.cookie(cookie.getName(), "")
                        .setPath("/")
                        .setMaxAge(0)
                        .setHttpOnly(true)
                        .setSecure(secure)
                        .setSameSite(CookieSameSite.LAX)));
    }

    private static boolean isOne(Cookie cookie) {
        return cookie.getName().startsWith(PREFIX);
    }
}
