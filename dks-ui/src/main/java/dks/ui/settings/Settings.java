package dks.ui.settings;

import java.net.URI;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/**
 * What this service must be told, checked.
 *
 * @param api the API's base address, without a path
 * @param publicBaseUrl the address people open the pages at, without a path
 * @param oidc how people sign in; empty: nobody signs in, and authors type their name
 * @param revision the revision of the sources that this was built from, or {@code unknown}
 */
public record Settings(URI api, URI publicBaseUrl, Optional<OidcSettings> oidc, String revision) {

    private static final int SHORTEST_SESSION_KEY = 32;
    private static final Pattern REVISION = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /**
     * Reads and checks every setting.
     *
     * @throws BadSetting with one sentence that names the variable, when one is missing or malformed
     */
    public static Settings read(Config config) {
        Ports.check(config);
        optional(config, "dks.tracing.endpoint").ifPresent(BaseUrl::collector);
        return new Settings(
                BaseUrl.of("KNOWLEDGE_SHARE_API", required(config, "dks.api", "KNOWLEDGE_SHARE_API", BaseUrl.API)),
                BaseUrl.of(
                        "PUBLIC_BASE_URL", required(config, "dks.public-base-url", "PUBLIC_BASE_URL", BaseUrl.PAGES)),
                oidc(config),
                revision(config));
    }

    /** True when the pages are opened over TLS, whatever the last proxy speaks to this service. */
    public boolean secure() {
        return publicBaseUrl.getScheme().equals("https");
    }

    /** The absolute address of a path (with its query) of this service. */
    public URI address(String path) {
        return URI.create(publicBaseUrl + path);
    }

    private static Optional<OidcSettings> oidc(Config config) {
        var holds = "oidc (people sign in) or off (anybody who reaches the pages may write)";
        var signIn = required(config, "dks.sign-in", "DKS_SIGN_IN", holds);
        return switch (signIn) {
            case "off" -> Optional.empty();
            case "oidc" -> {
                var issuer = required(config, "dks.oidc.issuer", "OIDC_ISSUER", "the issuer's https URL");
                yield Optional.of(new OidcSettings(
                        BaseUrl.issuer(issuer),
                        required(config, "dks.oidc.client-id", "OIDC_CLIENT_ID", "the client's id at the issuer"),
                        required(config, "dks.oidc.client-secret", "OIDC_CLIENT_SECRET", "the client's secret"),
                        sessionKey(config),
                        optional(config, "dks.oidc.logout-url").map(BaseUrl::logout)));
            }
            default -> throw new BadSetting("DKS_SIGN_IN is \"" + signIn + "\": it must hold " + holds + ".");
        };
    }

    private static String sessionKey(Config config) {
        var holds = SHORTEST_SESSION_KEY + " random characters or more, the same for every copy of this service";
        var key = required(config, "dks.oidc.session-key", "SESSION_KEY", holds);
        if (key.length() < SHORTEST_SESSION_KEY) {
            throw new BadSetting("SESSION_KEY is " + key.length() + " characters long: it must hold " + holds + ".");
        }
        return key;
    }

    private static String revision(Config config) {
        var revision = optional(config, "dks.revision").orElse("unknown");
        if (!REVISION.matcher(revision).matches()) {
            throw new BadSetting(
                    "DKS_REVISION is \"" + revision
                            + "\": it must hold the revision of the sources, 1 to 64 letters, digits, dots, dashes or underscores.");
        }
        return revision;
    }

    static String required(Config config, String property, String variable, String holds) {
        return optional(config, property)
                .orElseThrow(() -> new BadSetting(variable + " is not set: it must hold " + holds + "."));
    }

    private static Optional<String> optional(Config config, String property) {
        Optional<String> value;
        try {
            value = config.getOptionalValue(property, String.class);
        } catch (NoSuchElementException unresolved) {
            value = Optional.empty();
        }
        return value.map(String::strip).filter(text -> !text.isEmpty());
    }
}
