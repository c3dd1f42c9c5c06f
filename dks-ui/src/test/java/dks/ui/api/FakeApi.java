package dks.ui.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** The API's contract over HTTP, with posts in memory; it can be down, hang, or answer whatever a test wants. */
public final class FakeApi implements QuarkusTestResourceLifecycleManager {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Map<String, Object>> posts = new CopyOnWriteArrayList<>();
    private final Map<String, Map<String, Object>> byKey = new LinkedHashMap<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private int port;
    private volatile Canned canned;
    private volatile CountDownLatch hanging = new CountDownLatch(0);

    /** A request as it came. */
    public record Received(String method, String uri, Map<String, List<String>> headers, JsonNode body) {

        public String header(String name) {
            var values = headers.get(name);
            return values == null ? null : values.get(0);
        }
    }

    private record Canned(int status, String type, String body) {}

    @Override
    public Map<String, String> start() {
        comeUp();
        return Map.of(
                "KNOWLEDGE_SHARE_API",
                "http://localhost:" + port,
                "PUBLIC_BASE_URL",
                "https://dks.example",
                "DKS_SIGN_IN",
                "off",
                "quarkus.rest-client.api.read-timeout",
                "1500");
    }

    @Override
    public void stop() {
        goDown();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(FakeApi.class));
    }

    /** Back to an API that works and holds nothing. */
    public void reset() {
        hanging.countDown();
        canned = null;
        posts.clear();
        byKey.clear();
        received.clear();
        if (server == null) {
            comeUp();
        }
    }

    public void goDown() {
        hanging.countDown();
        server.stop(0);
        server = null;
    }

    public void comeUp() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        port = server.getAddress().getPort();
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/api/posts", this::handle);
        server.start();
    }

    /** From now on every request waits, until {@link #reset()}. */
    public void hang() {
        hanging = new CountDownLatch(1);
    }

    /** From now on every request gets this answer, until {@link #reset()}. */
    public void answer(int status, String type, String body) {
        canned = new Canned(status, type, body);
    }

    /** From now on every request is refused for these fields ("title", "must not be blank", …), until {@link #reset()}. */
    public void refuse(String... fieldsAndMessages) {
        var errors = new ArrayList<Map<String, String>>();
        for (var i = 0; i < fieldsAndMessages.length; i += 2) {
            errors.add(Map.of("field", fieldsAndMessages[i], "message", fieldsAndMessages[i + 1]));
        }
        answer(
                400,
                "application/problem+json",
                json(Map.of(
                        "title", "Bad Request", "status", 400, "detail", "The post is not valid.", "errors", errors)));
    }

    public long add(String title, String body) {
        return add(title, null, body, List.of(), "Mira", Instant.now().toString());
    }

    public long add(String title, String link, String body, List<String> tags, String author, String createdAt) {
        var post = new LinkedHashMap<String, Object>();
        post.put("id", posts.size() + 1L);
        post.put("title", title);
        post.put("link", link);
        post.put("body", body);
        post.put("tags", tags);
        post.put("author", author);
        post.put("createdAt", createdAt);
        post.put("updatedAt", createdAt);
        post.put("version", 1);
        posts.add(0, post);
        return posts.size();
    }

    public int count() {
        return posts.size();
    }

    public List<Received> received() {
        return received;
    }

    private void handle(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        received.add(new Received(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                Map.copyOf(exchange.getRequestHeaders()),
                body.length == 0 ? null : JSON.readTree(body)));
        try {
            hanging.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var special = canned;
        if (special != null) {
            send(exchange, special.status(), special.type(), special.body());
        } else if (exchange.getRequestMethod().equals("POST")) {
            publish(exchange, JSON.readTree(body));
        } else {
            read(exchange);
        }
    }

    private void read(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (path.equals("/api/posts")) {
            list(exchange);
            return;
        }
        var id = Long.parseLong(path.substring("/api/posts/".length()));
        var post = posts.stream().filter(each -> each.get("id").equals(id)).findFirst();
        if (post.isPresent()) {
            send(exchange, 200, "application/json", json(post.get()));
        } else {
            problem(exchange, 404);
        }
    }

    private void list(HttpExchange exchange) throws IOException {
        var query = exchange.getRequestURI().getQuery();
        var limit = Integer.parseInt(query.replaceAll(".*limit=(\\d+).*", "$1"));
        var start = 0;
        if (query.contains("cursor=")) {
            var cursor = query.replaceAll(".*cursor=([^&]*).*", "$1");
            if (!cursor.matches("after/\\d+\\+=")) {
                problem(exchange, 400);
                return;
            }
            start = Integer.parseInt(cursor.replaceAll("\\D", ""));
        }
        var end = Math.min(posts.size(), start + limit);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("posts", posts.subList(start, end));
        answer.put("next", end < posts.size() ? "after/" + end + "+=" : null);
        send(exchange, 200, "application/json", json(answer));
    }

    private void publish(HttpExchange exchange, JsonNode body) throws IOException {
        var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        var known = byKey.get(key);
        if (known == null) {
            var tags = new ArrayList<String>();
            body.path("tags").forEach(tag -> tags.add(tag.asText()));
            add(
                    body.path("title").asText(),
                    body.path("link").isMissingNode() ? null : body.path("link").asText(),
                    body.path("body").asText(),
                    tags,
                    body.path("author").asText("by token"),
                    Instant.now().toString());
            known = posts.get(0);
            byKey.put(key, known);
        }
        send(exchange, 201, "application/json", json(known));
    }

    private static void problem(HttpExchange exchange, int status) throws IOException {
        send(exchange, status, "application/problem+json", json(Map.of("status", status, "detail", "No.")));
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        } catch (IOException theClientGaveUp) {
            exchange.close();
        }
    }
}
