import static java.util.Map.entry;

import com.sun.net.httpserver.HttpServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Starts the packaged API as the image starts it, with a real PostgreSQL and sign-in at an issuer of its own, uses every
 * part of it for a while and ends it. Run by the Dockerfile with the JVM writing its AOT cache (JEP 483, 514), which holds
 * what was loaded and linked meanwhile: later starts of the same jars on the same JVM find it there.
 *
 * <p>Arguments: the command that starts the API. Ends with exit code 1 where a request is not answered as it must be.
 */
final class Training {
    /** Five writes each, and a person may write 60 times a minute. */
    private static final int ROUNDS = 10;

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String CLIENT = "training";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;
    private final String token;

    private Training(String address, String token) {
        this.address = address;
        this.token = token;
    }

    public static void main(String... command) throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        HttpServer issuer = issuer((RSAPublicKey) keys.getPublic());
        String issuerUrl = "http://localhost:" + issuer.getAddress().getPort();
        int port = freePort();
        try (EmbeddedPostgres database = EmbeddedPostgres.start()) {
            var builder = new ProcessBuilder(command).inheritIO();
            builder.environment()
                    .putAll(Map.ofEntries(
                            entry("DB_HOST", "localhost"),
                            entry("PGPORT", String.valueOf(database.getPort())),
                            entry("DB_NAME", "postgres"),
                            entry("DB_OWNER_NAME", "postgres"),
                            entry("DB_OWNER_PASSWORD", "postgres"),
                            entry("DB_ROLE_NAME", "dks_api"),
                            entry("DB_ROLE_PASSWORD", "training"),
                            entry("DKS_SIGN_IN", "oidc"),
                            entry("OIDC_ISSUER", issuerUrl),
                            entry("OIDC_CLIENT_ID", CLIENT),
                            entry("PORT", String.valueOf(port)),
                            entry("MANAGEMENT_PORT", String.valueOf(freePort())),
                            entry("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true")));
            Process api = builder.start();
            try {
                var training = new Training("http://localhost:" + port, token(keys, issuerUrl));
                training.awaitReady(api);
                for (int round = 0; round < ROUNDS; round++) {
                    training.use();
                }
                api.destroy();
                if (!api.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || api.exitValue() != 143) {
                    throw new IllegalStateException("The API did not end at SIGTERM as it should.");
                }
            } finally {
                api.destroyForcibly();
            }
        } finally {
            issuer.stop(0);
        }
    }

    private void use() throws IOException, InterruptedException {
        String post = """
                {"title": "Rolling deployments", "link": "https://example.com/", "body": "# Why\\n\\nBecause *nobody* waits.",
                 "tags": ["ecs", "deployment"]}""";
        String created = send("POST", "/api/posts", post, 201);
        String path = "/api/posts/" + created.replaceFirst("(?s).*?\"id\":(\\d+).*", "$1");
        send("PUT", path, post.replaceFirst("\\{", "{\"version\": 1, "), 200);
        send("POST", path + "/comments", "{\"body\": \"So it *is*.\"}", 201);
        send("PUT", path + "/kudos", "", 200);
        for (String read : List.of(
                path,
                path + "/comments",
                "/api/posts",
                "/api/posts?limit=1&sort=kudos",
                "/api/posts?q=rolling+deployments",
                "/api/posts?tag=ecs",
                "/api/tags",
                "/health/ready",
                "/health/live")) {
            send("GET", read, "", 200);
        }
        send("POST", "/api/posts", "{\"title\": \"\"}", 400);
        send("GET", "/api/posts/0", "", 404);
    }

    private String send(String method, String path, String body, int status) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!method.equals("GET")) {
            request.header("Content-Type", "application/json").header("Authorization", "Bearer " + token);
        }
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != status) {
            throw new IllegalStateException(method + " " + path + " was answered with " + answer.statusCode() + ", not "
                    + status + ": " + answer.body());
        }
        return answer.body();
    }

    private void awaitReady(Process api) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            if (!api.isAlive() || Instant.now().isAfter(end)) {
                throw new IllegalStateException("The API did not become ready; what it said is above.");
            }
            try {
                send("GET", "/health/ready", "", 200);
                return;
            } catch (IOException | IllegalStateException e) {
                Thread.sleep(100);
            }
        }
    }

    /** An OpenID provider, as far as the API asks one: where its keys are, and the keys. */
    private static HttpServer issuer(RSAPublicKey key) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String url = "http://localhost:" + server.getAddress().getPort();
        serve(server, "/.well-known/openid-configuration", """
                {"issuer": "%1$s", "jwks_uri": "%1$s/keys", "authorization_endpoint": "%1$s/authorize",
                 "token_endpoint": "%1$s/token"}""".formatted(url));
        serve(server, "/keys", """
                {"keys": [{"kty": "RSA", "use": "sig", "alg": "RS256", "kid": "1", "n": "%s", "e": "%s"}]}""".formatted(
                        encoded(unsigned(key.getModulus().toByteArray())),
                        encoded(key.getPublicExponent().toByteArray())));
        server.start();
        return server;
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

    private static String token(KeyPair keys, String issuer) throws GeneralSecurityException {
        long now = Instant.now().getEpochSecond();
        String content = encoded("{\"alg\":\"RS256\",\"kid\":\"1\"}") + "."
                + encoded("""
                {"iss": "%s", "aud": "%s", "sub": "1", "name": "Trainer", "iat": %d, "exp": %d}""".formatted(issuer, CLIENT, now, now + TimeUnit.HOURS.toSeconds(1)));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(content.getBytes(StandardCharsets.US_ASCII));
        return content + "." + encoded(signature.sign());
    }

    private static String encoded(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Without the byte for the sign, which BigInteger puts before a number whose first bit is set. */
    private static byte[] unsigned(byte[] number) {
        return number[0] == 0 ? Arrays.copyOfRange(number, 1, number.length) : number;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
