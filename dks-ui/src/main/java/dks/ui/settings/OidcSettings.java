package dks.ui.settings;

import java.net.URI;
import java.util.Optional;

/**
 * How people sign in.
 *
 * @param issuer the identity provider; its discovery document is at {@code /.well-known/openid-configuration} below
 * @param clientId this application's name at the issuer
 * @param clientSecret this application's password at the issuer
 * @param sessionKey encrypts the session cookie; at least 32 characters
 * @param logoutUrl where to go after signing out here, so that the session at the issuer ends, too
 */
public record OidcSettings(
        URI issuer, String clientId, String clientSecret, String sessionKey, Optional<URI> logoutUrl) {

    @Override
    public String toString() {
        return "OidcSettings[issuer=" + issuer + ", clientId=" + clientId + "]";
    }
}
