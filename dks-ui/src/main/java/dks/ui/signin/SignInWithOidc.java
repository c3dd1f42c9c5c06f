package dks.ui.signin;

import dks.ui.settings.OidcSettings;
import dks.ui.settings.Settings;
import io.quarkus.oidc.Oidc;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.quarkus.oidc.runtime.OidcTenantConfig.Authentication.CookieSameSite;
import io.quarkus.oidc.runtime.OidcTenantConfig.TokenStateManager.Strategy;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Sets up sign-in at start, or says that there is none. An issuer that is away then is asked again when it is needed. */
final class SignInWithOidc {

    static final String CALLBACK_PATH = "/sign-in/callback";

    private static final Logger LOG = Logger.getLogger(SignInWithOidc.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);
    // A working day: while the session lasts, an expired ID token is renewed with the refresh token. A session that was
    // signed out cannot be, so that a copy of it lasts as long as its ID token: minutes, which the issuer sets.
    private static final Duration LONGEST_PAUSE = Duration.ofHours(12);
    // A token that expires on its way to the API would be refused there.
    private static final Duration RENEWED_BEFORE = Duration.ofSeconds(30);

    void set(@Observes Oidc oidc, Settings settings) {
        settings.oidc()
                .ifPresentOrElse(
                        issuer -> oidc.create(tenant(issuer, settings)),
                        () -> LOG.warn(
                                "DKS_SIGN_IN is off: anybody who reaches these pages may write, under any name."));
    }

    private static OidcTenantConfig tenant(OidcSettings issuer, Settings settings) {
        return OidcTenantConfig.authServerUrl(issuer.issuer().toString())
                .clientId(issuer.clientId())
                .credentials(issuer.clientSecret())
                .applicationType(ApplicationType.WEB_APP)
                .connectionTimeout(LONGEST_WAIT)
                .authentication()
                // From the setting, not from the Host header: behind the proxies this service only sees http.
                .redirectPath(settings.address(CALLBACK_PATH).toString())
                .restorePathAfterRedirect()
                .scopes("email", "profile")
                .pkceRequired()
                .nonceRequired()
                .stateSecret(issuer.sessionKey())
                .cookieForceSecure(settings.secure())
                .cookieSameSite(CookieSameSite.LAX)
                .stateCookieSameSite(CookieSameSite.LAX)
                .sessionAgeExtension(LONGEST_PAUSE)
                .end()
                .roles()
                // Cognito's name for them, and nearly everybody else's.
                .roleClaimPath(List.of("groups", "\"cognito:groups\""))
                .end()
                .token()
                .refreshExpired()
                .refreshTokenTimeSkew(RENEWED_BEFORE)
                .end()
                .tokenStateManager()
                // The access token is for nobody here, and would make the cookie longer.
                .strategy(Strategy.ID_REFRESH_TOKENS)
                .encryptionRequired()
                .encryptionSecret(issuer.sessionKey())
                .end()
                .build();
    }
}
