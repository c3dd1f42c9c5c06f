import static java.util.Map.entry;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Starts the packaged UI as the image starts it, with an API and an OpenID provider that know a few answers by heart, has it
 * make its pages for a while and ends it. Run by the Dockerfile with the JVM writing its AOT cache (JEP 483, 514), which
 * holds what was loaded and linked meanwhile: later starts of the same jars on the same JVM find it there.
 *
 * <p>Arguments: the command that starts the UI. Ends with exit code 1 where a page is not there.
 */
final class Training {
    private static final int ROUNDS = 30;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String BODY =
            "# Why\\n\\nBecause *nobody* waits:\\n\\n- `rolling`\\n- [canary](https://example.com/)";
    private static final String WRITTEN =
            "\"body\": \"" + BODY + "\", \"author\": \"Trainer\", \"version\": 1, \"mine\": false, "
                    + "\"createdAt\": \"2026-01-01T00:00:00Z\", \"updatedAt\": \"2026-01-02T00:00:00Z\"";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;

    private Training(String address) {
        this.address = address;
    }

    public static void main(String... command) throws Exception {
        HttpServer others = others();
        String othersUrl = "http://localhost:" + others.getAddress().getPort();
        int port = freePort();
        var builder = new ProcessBuilder(command).inheritIO();
        builder.environment()
                .putAll(Map.ofEntries(
                        entry("KNOWLEDGE_SHARE_API", othersUrl),
                        entry("PUBLIC_BASE_URL", "http://localhost:" + port),
                        entry("DKS_SIGN_IN", "oidc"),
                        entry("OIDC_ISSUER", othersUrl),
                        entry("OIDC_CLIENT_ID", "training"),
                        entry("OIDC_CLIENT_SECRET", "training"),
                        entry("SESSION_KEY", "-".repeat(64)),
                        entry("PORT", String.valueOf(port)),
                        entry("MANAGEMENT_PORT", String.valueOf(freePort())),
                        entry("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true")));
        Process ui = builder.start();
        try {
            var training = new Training("http://localhost:" + port);
            training.awaitReady(ui);
            for (int round = 0; round < ROUNDS; round++) {
                training.use();
            }
            ui.destroy();
            if (!ui.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || ui.exitValue() != 143) {
                throw new IllegalStateException("The UI did not end at SIGTERM as it should.");
            }
        } finally {
            ui.destroyForcibly();
            others.stop(0);
        }
    }

    private void use() throws IOException, InterruptedException {
        for (String page : List.of(
                "/",
                "/?q=rolling",
                "/?tag=ecs&sort=kudos",
                "/posts/1",
                "/tags",
                "/feed.atom",
                "/favicon.ico",
                "/health/ready",
                "/health/live")) {
            get(page, 200);
        }
        get("/sign-in", 302);
        get("/posts/none", 404);
    }

    private void get(String path, int status) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address + path)).header("Accept-Encoding", "gzip");
        var answer = http.send(request.build(), BodyHandlers.discarding());
        if (answer.statusCode() != status) {
            throw new IllegalStateException(
                    "GET " + path + " was answered with " + answer.statusCode() + ", not " + status);
        }
    }

    private void awaitReady(Process ui) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            if (!ui.isAlive() || Instant.now().isAfter(end)) {
                throw new IllegalStateException("The UI did not become ready; what it said is above.");
            }
            try {
                get("/health/ready", 200);
                return;
            } catch (IOException | IllegalStateException e) {
                Thread.sleep(100);
            }
        }
    }

    /** The API with ten posts, and an OpenID provider as far as a redirect to it goes. */
    private static HttpServer others() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String url = "http://localhost:" + server.getAddress().getPort();
        serve(
                server,
                "/api/posts",
                "{\"posts\": ["
                        + LongStream.rangeClosed(1, 10).mapToObj(Training::post).collect(Collectors.joining(", "))
                        + "], \"next\": \"more\"}");
        serve(server, "/api/posts/1", post(1));
        serve(
                server,
                "/api/posts/1/comments",
                "{\"comments\": [{\"id\": 1, \"postId\": 1, " + WRITTEN + "}], \"next\": null}");
        serve(server, "/api/tags", "{\"tags\": [{\"tag\": \"ecs\", \"posts\": 10}]}");
        serve(server, "/.well-known/openid-configuration", """
                {"issuer": "%1$s", "jwks_uri": "%1$s/keys", "authorization_endpoint": "%1$s/authorize",
                 "token_endpoint": "%1$s/token"}""".formatted(url));
        serve(server, "/keys", "{\"keys\": []}");
        server.start();
        return server;
    }

    private static String post(long id) {
        return "{\"id\": " + id
                + ", \"title\": \"Rolling deployments\", \"link\": \"https://example.com/\", \"tags\": [\"ecs\"], "
                + "\"comments\": 1, \"kudos\": 2, \"kudosMine\": false, \"excerpt\": null, " + WRITTEN + "}";
    }

    private static void serve(HttpServer server, String path, String json) {
        server.createContext(path, exchange -> {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
