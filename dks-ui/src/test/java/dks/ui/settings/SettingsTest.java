package dks.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final Map<String, String> COMPLETE = Map.of(
            "dks.api", "http://localhost:8080",
            "dks.public-base-url", "https://dks.example",
            "dks.sign-in", "oidc",
            "dks.oidc.issuer", "https://issuer.example/pool",
            "dks.oidc.client-id", "client",
            "dks.oidc.client-secret", "a-secret",
            "dks.oidc.session-key", "0123456789abcdef0123456789abcdef",
            "quarkus.http.port", "3000",
            "quarkus.management.port", "9000");

    @Test
    void completeSettingsAreRead() {
        var settings = Settings.read(with());
        assertThat(settings.api()).isEqualTo(URI.create("http://localhost:8080"));
        assertThat(settings.address("/posts/1")).isEqualTo(URI.create("https://dks.example/posts/1"));
        assertThat(settings.secure()).isTrue();
        assertThat(settings.oidc().orElseThrow().issuer()).isEqualTo(URI.create("https://issuer.example/pool"));
    }

    @Test
    void withoutSignInTheOidcSettingsAreNotNeeded() {
        var settings = Settings.read(with(
                "dks.sign-in", "off", "dks.oidc.issuer", "", "dks.oidc.client-secret", "", "dks.oidc.session-key", ""));
        assertThat(settings.oidc()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "dks.api, KNOWLEDGE_SHARE_API",
        "dks.public-base-url, PUBLIC_BASE_URL",
        "dks.sign-in, DKS_SIGN_IN",
        "dks.oidc.issuer, OIDC_ISSUER",
        "dks.oidc.client-id, OIDC_CLIENT_ID",
        "dks.oidc.client-secret, OIDC_CLIENT_SECRET",
        "dks.oidc.session-key, SESSION_KEY",
        "quarkus.http.port, PORT",
        "quarkus.management.port, MANAGEMENT_PORT"
    })
    void whatIsMissingIsNamedInOneSentence(String property, String variable) {
        for (var missing : new String[] {"", "  ", "${" + variable + "_IS_NOT_THERE}"}) {
            assertThatThrownBy(() -> Settings.read(with(property, missing)))
                    .isInstanceOf(BadSetting.class)
                    .hasMessageStartingWith(variable + " is not set: it must hold ")
                    .hasMessageEndingWith(".");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:8080",
                "ftp://x",
                "http://",
                "/x",
                "http://x/api",
                "http://x?y",
                "http://x#y",
                "http://u:p@x",
                "http://a b"
            })
    void baseUrlsAreAbsoluteAndWithoutPath(String url) {
        assertThatThrownBy(() -> Settings.read(with("dks.api", url)))
                .hasMessageStartingWith("KNOWLEDGE_SHARE_API is \"" + url + "\": it must hold the API's base URL");
        assertThatThrownBy(() -> Settings.read(with("dks.public-base-url", url)))
                .hasMessageStartingWith("PUBLIC_BASE_URL is \"" + url + "\": it must hold the URL people open");
    }

    @Test
    void oneTrailingSlashIsForgivenAndCaseIsNotKept() {
        var settings =
                Settings.read(with("dks.api", "HTTP://Api:8080/", "dks.public-base-url", "https://DKS.example/"));
        assertThat(settings.api()).isEqualTo(URI.create("http://api:8080"));
        assertThat(settings.publicBaseUrl()).isEqualTo(URI.create("https://dks.example"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "true", "OIDC", "none"})
    void signInIsOneOfTwoWords(String value) {
        assertThatThrownBy(() -> Settings.read(with("dks.sign-in", value)))
                .hasMessageStartingWith("DKS_SIGN_IN is \"" + value + "\": it must hold oidc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "http", "-1", "3000.5", "999999"})
    void aPortIsANumber(String value) {
        assertThatThrownBy(() -> Settings.read(with("quarkus.http.port", value)))
                .hasMessage("PORT is \"" + value + "\": it must hold a port number from 1 to 65535.");
        assertThatThrownBy(() -> Settings.read(with("quarkus.management.port", value)))
                .hasMessage("MANAGEMENT_PORT is \"" + value + "\": it must hold a port number from 1 to 65535.");
    }

    @Test
    void metricsHaveAPortOfTheirOwn() {
        assertThatThrownBy(() -> Settings.read(with("quarkus.management.port", "3000")))
                .hasMessage("MANAGEMENT_PORT is \"3000\": it must hold another port than PORT.");
    }

    @Test
    void theRevisionIsUnknownUntilItIsTold() {
        assertThat(Settings.read(with()).revision()).isEqualTo("unknown");
        assertThat(Settings.read(with("dks.revision", "")).revision()).isEqualTo("unknown");
        assertThat(Settings.read(with("dks.revision", "v1.2_a-b")).revision()).isEqualTo("v1.2_a-b");
    }

    @Test
    void theIssuerMayHaveAnAddressThatEndsItsSession() {
        assertThat(Settings.read(with()).oidc().orElseThrow().logoutUrl()).isEmpty();
        assertThat(Settings.read(with("dks.oidc.logout-url", "https://issuer.example/logout?client_id=a"))
                        .oidc()
                        .orElseThrow()
                        .logoutUrl())
                .contains(URI.create("https://issuer.example/logout?client_id=a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"issuer.example/logout", "/logout", "javascript:alert(1)", "ftp://x", "https://", "http://a b"})
    void addressesToLeadToOrSendToAreAbsolute(String url) {
        assertThatThrownBy(() -> Settings.read(with("dks.oidc.logout-url", url)))
                .hasMessageStartingWith("OIDC_LOGOUT_URL is \"" + url + "\": it must hold the absolute URL");
        assertThatThrownBy(() -> Settings.read(with("dks.tracing.endpoint", url)))
                .hasMessageStartingWith("OTEL_EXPORTER_OTLP_ENDPOINT is \"" + url + "\": it must hold the collector's");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "<b>", "é", "01234567890123456789012345678901234567890123456789012345678901234"})
    void aRevisionIsOneWord(String value) {
        assertThatThrownBy(() -> Settings.read(with("dks.revision", value)))
                .hasMessageStartingWith("DKS_REVISION is \"" + value + "\": it must hold the revision of the sources")
                .hasMessageEndingWith(".");
    }

    @Test
    void noSecretIsEverInASentence() {
        assertThatThrownBy(() -> Settings.read(with("dks.oidc.session-key", "short-secret")))
                .hasMessageStartingWith("SESSION_KEY is 12 characters long")
                .hasMessageNotContaining("short-secret");
        assertThat(Settings.read(with()).toString()).doesNotContain("a-secret", "0123456789abcdef");
    }

    private static org.eclipse.microprofile.config.Config with(String... changes) {
        var values = new HashMap<>(COMPLETE);
        for (var i = 0; i < changes.length; i += 2) {
            values.put(changes[i], changes[i + 1]);
        }
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withDefaultValues(values)
                .build();
    }
}
