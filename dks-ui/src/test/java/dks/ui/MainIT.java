package dks.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged service, started the way the image starts it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class MainIT {

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "KNOWLEDGE_SHARE_API", "http://localhost:9/",
            "PUBLIC_BASE_URL", "http://localhost:3000",
            "DKS_SIGN_IN", "off");

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"KNOWLEDGE_SHARE_API", "PUBLIC_BASE_URL", "DKS_SIGN_IN"})
    void a_missing_variable_stops_it_with_one_sentence(String variable) throws Exception {
        var environment = new HashMap<>(ENVIRONMENT);
        environment.remove(variable);
        assertRefuses(environment, variable + " is not set: it must hold ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "SESSION_KEY"})
    void sign_in_needs_its_variables(String variable) throws Exception {
        var environment = withSignIn();
        environment.remove(variable);
        assertRefuses(environment, variable + " is not set: it must hold ");
    }

    @Test
    void a_malformed_variable_stops_it_with_one_sentence() throws Exception {
        var environment = new HashMap<>(ENVIRONMENT);
        environment.put("PORT", "http");
        assertRefuses(environment, "PORT is \"http\": it must hold ");
    }

    @Test
    void without_sign_in_it_starts_says_so_and_stops_gracefully() throws Exception {
        var port = freePort();
        var environment = new HashMap<>(ENVIRONMENT);
        environment.put("PORT", String.valueOf(port));
        var service = start(environment);
        try {
            assertThat(awaitStatus(port, "/health/ready")).isEqualTo(200);
            assertThat(get(port, "/posts/new")).isEqualTo(200);
            assertThat(get(port, "/")).isEqualTo(503);
            assertThat(RawHttp.get(port, "/?q=100%"))
                    .startsWith("HTTP/1.1 400 ")
                    .contains("That was not understood");
        } finally {
            service.destroy();
        }
        assertThat(service.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(service.exitValue()).isEqualTo(143);
        assertThat(output()).contains("WARN", "DKS_SIGN_IN is off").doesNotContain("\tat ");
    }

    @Test
    void with_sign_in_it_starts_and_is_healthy_while_the_issuer_is_away() throws Exception {
        var port = freePort();
        var environment = withSignIn();
        environment.put("PORT", String.valueOf(port));
        environment.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true");
        var service = start(environment);
        try {
            assertThat(awaitStatus(port, "/health/ready")).isEqualTo(200);
            assertThat(get(port, "/health/live")).isEqualTo(200);
            assertThat(get(port, "/sign-in")).isEqualTo(503);
        } finally {
            service.destroy();
        }
        assertThat(service.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(output().lines()).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
        assertThat(output()).doesNotContain("a-client-secret", environment.get("SESSION_KEY"));
    }

    @Test
    void nothing_sent_begins_a_line_of_the_log_or_commands_the_terminal() throws Exception {
        var port = freePort();
        var environment = new HashMap<>(ENVIRONMENT);
        environment.put("PORT", String.valueOf(port));
        var service = start(environment);
        try {
            awaitStatus(port, "/health/ready");
            for (var hostile :
                    List.of("\u001b[2J", "\r00:00:00 INFO  forged", "\u0085forged", "\u0000", "%0d%0aforged")) {
                RawHttp.send(port, "GET /path" + hostile + " HTTP/1.1\r\n");
                RawHttp.send(port, "GET" + hostile + " /method HTTP/1.1\r\n");
                RawHttp.send(port, "GET /header HTTP/1.1\r\nX-Request-Id: id" + hostile + "\r\n");
                RawHttp.send(port, "GET /?cursor=" + hostile + " HTTP/1.1\r\nHX-Request: true\r\n");
            }
            RawHttp.send(port, "GET /last HTTP/1.1\r\nX-Request-Id: the-last-one\r\n");
            while (!output().contains("the-last-one GET /last 404")) {
                Thread.sleep(50);
            }
        } finally {
            service.destroy();
        }
        assertThat(output().lines()).allMatch(line -> line.matches("\\d\\d:\\d\\d:\\d\\d [A-Z]+ +[a-z][A-Za-z.-]+ .*"));
        assertThat(output()).containsPattern("GET /header 404").doesNotContainPattern("[\\p{Cntrl}\\u0085&&[^\n]]");
    }

    private void assertRefuses(Map<String, String> environment, String sentence) throws Exception {
        var service = start(environment);
        assertThat(service.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(service.exitValue()).isEqualTo(1);
        assertThat(output()).startsWith(sentence).hasLineCount(1);
    }

    private Process start(Map<String, String> environment) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var faster = "-XX:TieredStopAtLevel=1"; // starts in two thirds of the time
        var builder = new ProcessBuilder(java, faster, "-jar", "target/quarkus-app/quarkus-run.jar")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile());
        builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
        builder.environment().put("MANAGEMENT_PORT", String.valueOf(freePort()));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private String output() throws IOException {
        return Files.readString(directory.resolve("output"), StandardCharsets.UTF_8);
    }

    private static HashMap<String, String> withSignIn() {
        var environment = new HashMap<>(ENVIRONMENT);
        environment.put("DKS_SIGN_IN", "oidc");
        environment.put("OIDC_ISSUER", "http://localhost:9/issuer");
        environment.put("OIDC_CLIENT_ID", "client");
        environment.put("OIDC_CLIENT_SECRET", "a-client-secret");
        environment.put("SESSION_KEY", "0123456789abcdef0123456789abcdef");
        return environment;
    }

    private static int awaitStatus(int port, String path) throws Exception {
        while (true) {
            try {
                return get(port, path);
            } catch (IOException notYet) {
                Thread.sleep(50);
            }
        }
    }

    private static int get(int port, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
