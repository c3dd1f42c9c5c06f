package dks.ui.signin;

import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.NewCookie;

/** The cookies that hold a session: one, or several when the tokens are long. */
final class SessionCookies {

    private static final String PREFIX = "q_session";

    private SessionCookies() {}

    static boolean present(RoutingContext request) {
        return request.request().cookies().stream().anyMatch(SessionCookies::isOne);
    }

    /** Cookies that replace the session's with nothing, which ends it: the server keeps none. */
    static NewCookie[] ended(RoutingContext request, boolean secure) {
        return request.request().cookies().stream()
                .filter(SessionCookies::isOne)
                .map(cookie -> new NewCookie.Builder(cookie.getName())
                        .value("")
                        .path("/")
                        .maxAge(0)
                        .httpOnly(true)
                        .secure(secure)
                        .sameSite(NewCookie.SameSite.LAX)
                        .build())
                .toArray(NewCookie[]::new);
    }

    private static boolean isOne(Cookie cookie) {
        return cookie.getName().startsWith(PREFIX);
    }
}
