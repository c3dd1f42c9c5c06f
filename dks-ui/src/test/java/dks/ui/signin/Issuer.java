package dks.ui.signin;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.TokenRequest;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.Route;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import okhttp3.Headers;

/** An identity provider that signs in whoever a test names next. */
public final class Issuer implements QuarkusTestResourceLifecycleManager {

    static final String NAME = "people";
    static final String CLIENT = "dks";

    private final MockOAuth2Server server = new MockOAuth2Server(new Refusal());
    private volatile int revocation;

    @Override
    public Map<String, String> start() {
        server.start();
        return Map.of(
                "DKS_SIGN_IN", "oidc",
                "OIDC_ISSUER", server.issuerUrl(NAME).toString(),
                "OIDC_CLIENT_ID", CLIENT,
                "OIDC_CLIENT_SECRET", "not-much-of-a-secret",
                "SESSION_KEY", "for-tests-only-for-tests-only-for-tests-only");
    }

    @Override
    public void stop() {
        server.shutdown();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(Issuer.class));
    }

    /** How often it was asked for anything since this was called last. */
    public int asked() {
        for (var count = 0; ; count++) {
            try {
                server.takeRequest(0, TimeUnit.SECONDS);
            } catch (RuntimeException noMore) {
                return count;
            }
        }
    }

    /** From now on revocations are answered with this status; 0 for as they should be. */
    public void refuseToRevoke(int status) {
        revocation = status;
    }

    /** The next token is about this person. */
    public void nextIs(String subject, Map<String, Object> claims, Duration validFor) {
        server.enqueueCallback(
                new DefaultOAuth2TokenCallback(NAME, subject, "JWT", List.of(CLIENT), claims, validFor.toSeconds()));
    }

    /** The next token is valid for a moment; renewed, it carries the second name and is valid for an hour. */
    public void nextIsBriefly(Duration moment, String name, String renewedName) {
        server.enqueueCallback(new Renewed(moment, name, renewedName));
    }

    /** Revocations while they are refused. */
    private final class Refusal implements Route {

        @Override
        public boolean match(OAuth2HttpRequest request) {
            return revocation != 0 && request.getUrl().encodedPath().endsWith("/revoke");
        }

        @Override
        public OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
            return new OAuth2HttpResponse(Headers.of(), revocation, "{\"error\":\"no\"}", null);
        }
    }

    private static final class Renewed extends DefaultOAuth2TokenCallback {

        private final Duration moment;
        private final String name;
        private final String renewedName;
        private boolean renewed;

        Renewed(Duration moment, String name, String renewedName) {
            super(NAME, "42", "JWT", List.of(CLIENT), Map.of());
            this.moment = moment;
            this.name = name;
            this.renewedName = renewedName;
        }

        @Override
        public Map<String, Object> addClaims(TokenRequest request) {
            renewed = request.getAuthorizationGrant().getType().equals(GrantType.REFRESH_TOKEN);
            return Map.of("name", renewed ? renewedName : name);
        }

        @Override
        public long tokenExpiry() {
            return renewed ? Duration.ofHours(1).toSeconds() : moment.toSeconds();
        }
    }
}
