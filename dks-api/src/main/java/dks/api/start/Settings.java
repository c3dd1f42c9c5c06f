package dks.api.start;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The environment's settings, read through application.properties as Quarkus will, and judged before it starts. */
final class Settings {

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]+]");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,63}");
    private static final Pattern SSLMODE = Pattern.compile("disable|allow|prefer|require|verify-ca|verify-full");
    private static final Pattern URL = Pattern.compile("https?://[^/\\s?#]+[^\\s?#]*");
    private static final Pattern REVISION = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern ANY = Pattern.compile(".+", Pattern.DOTALL);

    private final SmallRyeConfig config;

    private Settings(SmallRyeConfig config) {
        this.config = config;
    }

    /** Reads the process's environment and system properties. */
    static Settings read() throws IOException {
        URL file = Settings.class.getClassLoader().getResource("application.properties");
        return new Settings(new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredInterceptors()
                .addDefaultSources()
                .withSources(new PropertiesConfigSource(file, 250))
                .build());
    }

    /** The first variable that is missing or malformed, with what it should hold; empty when all is well. */
    Optional<String> complaint() {
        return check("DB_HOST", "dks.db.host", HOST, "the host name of the PostgreSQL server")
                .or(() -> port("PGPORT", "dks.db.port"))
                .or(() -> check("DB_NAME", "dks.db.name", NAME, "the name of the database (letters, digits, _ and -)"))
                .or(() -> check("DB_ROLE_NAME", "quarkus.datasource.username", ANY, "the database role to log in as"))
                .or(() -> check("DB_ROLE_PASSWORD", "quarkus.datasource.password", ANY, "the password of that role"))
                .or(this::owner)
                .or(() -> check(
                        "PGSSLMODE",
                        "dks.db.sslmode",
                        SSLMODE,
                        "one of " + SSLMODE.pattern().replace("|", ", ")))
                .or(() -> port("PORT", "quarkus.http.port"))
                .or(() -> port("MANAGEMENT_PORT", "quarkus.management.port"))
                .or(() -> check("DKS_REVISION", "dks.revision", REVISION, "1 to 64 letters, digits or any of . _ -"))
                .or(this::collector)
                .or(() -> check("DKS_SIGN_IN", "dks.sign-in.mode", Pattern.compile("oidc|off"), "'oidc' or 'off'"))
                .or(this::oidc);
    }

    /** The value of a property that {@link #complaint} found in order. */
    String value(String property) {
        return config.getOptionalValue(property, String.class).orElse("");
    }

    /** Whether a role of its own migrates. */
    boolean hasOwner() {
        return !value("dks.db.owner.name").isBlank();
    }

    private Optional<String> owner() {
        if (!hasOwner() && value("dks.db.owner.password").isBlank()) {
            return Optional.empty();
        }
        return check("DB_OWNER_NAME", "dks.db.owner.name", ANY, "the role that owns the database and migrates it")
                .or(() -> check("DB_OWNER_PASSWORD", "dks.db.owner.password", ANY, "the password of that role"))
                .or(() -> value("dks.db.owner.name").equals(value("quarkus.datasource.username"))
                        ? Optional.of(malformed(
                                "DB_OWNER_NAME",
                                value("dks.db.owner.name"),
                                "another role than DB_ROLE_NAME, or be left out together with DB_OWNER_PASSWORD"))
                        : Optional.empty());
    }

    private Optional<String> oidc() {
        return value("dks.sign-in.mode").equals("off")
                ? Optional.empty()
                : check("OIDC_ISSUER", "dks.oidc.issuer", URL, "the issuer's https:// address, as its tokens name it")
                        .or(() -> check(
                                "OIDC_CLIENT_ID", "dks.oidc.client-id", ANY, "the audience that tokens must have"));
    }

    private Optional<String> collector() {
        String address = value("dks.tracing.endpoint");
        return address.isBlank() || isAbsolute(address)
                ? Optional.empty()
                : Optional.of(malformed(
                        "OTEL_EXPORTER_OTLP_ENDPOINT",
                        address,
                        "the collector's URL for OTLP over HTTP, such as http://localhost:4318"));
    }

    /** As the exporter will see it: a host, not only an authority, which may be anything. */
    private static boolean isAbsolute(String address) {
        try {
            URI url = new URI(address);
            return url.getHost() != null && Set.of("http", "https").contains(url.getScheme());
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private Optional<String> port(String variable, String property) {
        return check(variable, property, Pattern.compile("\\d{1,5}"), "a port from 1 to 65535")
                .or(() -> {
                    int port = Integer.parseInt(value(property));
                    return port >= 1 && port <= 65535
                            ? Optional.empty()
                            : Optional.of(malformed(variable, value(property), "a port from 1 to 65535"));
                });
    }

    private Optional<String> check(String variable, String property, Pattern form, String meaning) {
        String value = value(property);
        if (value.isBlank()) {
            return Optional.of("The environment variable %s is missing; set it to %s.".formatted(variable, meaning));
        }
        return form.matcher(value).matches() ? Optional.empty() : Optional.of(malformed(variable, value, meaning));
    }

    private static String malformed(String variable, String value, String meaning) {
        return "The environment variable %s is '%s'; it must be %s.".formatted(variable, value, meaning);
    }
}
