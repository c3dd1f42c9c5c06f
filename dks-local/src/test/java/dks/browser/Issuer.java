package dks.browser;

import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;

/** An identity provider with a sign-in page of its own, where everybody gets in under the name that they type. */
final class Issuer implements AutoCloseable {
    private static final String PEOPLE = "people";

    private final MockOAuth2Server server = new MockOAuth2Server(new OAuth2Config(true));

    Issuer() {
        server.start();
    }

    /** What both services are told to sign people in here. */
    Map<String, String> settings() {
        return Map.of(
                "DKS_SIGN_IN", "oidc",
                "OIDC_ISSUER", server.issuerUrl(PEOPLE).toString(),
                "OIDC_CLIENT_ID", "dks",
                "OIDC_CLIENT_SECRET", "not-much-of-a-secret",
                "SESSION_KEY", "for-tests-only-for-tests-only-for-tests-only");
    }

    /** Where a person's session here ends, and from where the provider sends them on to an address. */
    String logoutUrl(String next) {
        return server.endSessionEndpointUrl(PEOPLE)
                .newBuilder()
                .addQueryParameter("post_logout_redirect_uri", next)
                .toString();
    }

    /** The provider's own origin. */
    String url() {
        return server.baseUrl().toString();
    }

    @Override
    public void close() {
        server.shutdown();
    }
}
