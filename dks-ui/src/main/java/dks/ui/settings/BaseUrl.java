package dks.ui.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Absolute http(s) addresses among the settings. */
final class BaseUrl {

    static final String API = "the API's base URL without a path, such as http://localhost:8080";
    static final String PAGES = "the URL people open the pages at, without a path, such as http://localhost:3000";

    private BaseUrl() {}

    /** An address without path, query or user; one trailing slash is forgiven. */
    static URI of(String variable, String value) {
        var url = absolute(variable, value, variable.equals("PUBLIC_BASE_URL") ? PAGES : API);
        var origin = url.getRawUserInfo() == null && url.getRawQuery() == null && url.getRawFragment() == null;
        if (!origin || !(url.getRawPath().isEmpty() || url.getRawPath().equals("/"))) {
            throw refusal(variable, value, variable.equals("PUBLIC_BASE_URL") ? PAGES : API);
        }
        var port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return URI.create(
                url.getScheme().toLowerCase(Locale.ROOT) + "://" + url.getHost().toLowerCase(Locale.ROOT) + port);
    }

    /** The issuer, which may have a path. Kept as it is: the tokens name it letter for letter. */
    static URI issuer(String value) {
        return absolute("OIDC_ISSUER", value, "the issuer's https URL");
    }

    /** Where the session at the issuer is ended: absolute, usually with a query. */
    static URI logout(String value) {
        return absolute("OIDC_LOGOUT_URL", value, "the absolute URL that ends the session at the issuer");
    }

    /** Where traces are sent. */
    static URI collector(String value) {
        return absolute(
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                value,
                "the collector's URL for OTLP over HTTP, such as http://localhost:4318");
    }

    private static URI absolute(String variable, String value, String holds) {
        try {
            var url = new URI(value);
            var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            if (url.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
                throw refusal(variable, value, holds);
            }
            return url;
        } catch (URISyntaxException e) {
            throw refusal(variable, value, holds);
        }
    }

    private static BadSetting refusal(String variable, String value, String holds) {
        return new BadSetting(variable + " is \"" + value + "\": it must hold " + holds + ".");
    }
}
