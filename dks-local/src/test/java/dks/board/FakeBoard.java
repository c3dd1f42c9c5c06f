package dks.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A board that keeps what is written to it, by the rules that clients rely on, and goes wrong when told to. */
final class FakeBoard implements AutoCloseable {
    static {
        // Else an answer waits for the client's delayed acknowledgement, 40 ms each.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern OF_POST = Pattern.compile("/api/posts/([0-9]+)/(comments|kudos)");

    final Map<Long, ObjectNode> posts = new LinkedHashMap<>();
    final Map<Long, ObjectNode> comments = new LinkedHashMap<>();
    final Map<Long, Set<String>> kudos = new HashMap<>();
    /** Lines in the order in which they were imported. */
    final List<String> imported = new ArrayList<>();
    /** Every request: method, path, and who sent it. */
    final List<String> requests = new ArrayList<>();

    final List<Integer> importSizes = new ArrayList<>();
    private final Map<String, ObjectNode> byKey = new HashMap<>();
    private final Map<Integer, Trouble> troubles = new HashMap<>();
    private final HttpServer server;
    private Instant clock = Instant.parse("2026-11-01T08:00:00Z");
    private long ids;

    /** What is answered in place of the truth. */
    interface Trouble {
        void answer(HttpExchange exchange) throws IOException;
    }

    FakeBoard() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    Access access() throws BoardFailure {
        return access(Optional.empty());
    }

    Access access(Optional<String> token) throws BoardFailure {
        return new Access(BoardUrl.of(url()), token);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Answers the request of this number, from now on and from 1, with something else. */
    void troubleAt(int request, Trouble trouble) {
        troubles.put(requests.size() + request, trouble);
    }

    static Trouble answering(int status, String type, String body, String... header) {
        return exchange -> {
            if (header.length == 2) {
                exchange.getResponseHeaders().set(header[0], header[1]);
            }
            respond(exchange, status, type, body);
        };
    }

    static Trouble problem(int status, String detail, String... header) {
        return answering(
                status,
                "application/problem+json",
                JSON.createObjectNode().put("detail", detail).toString(),
                header);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        var headers = exchange.getRequestHeaders();
        String path = exchange.getRequestURI().getPath();
        String who = Optional.ofNullable(headers.getFirst("Authorization")).orElse(headers.getFirst("DKS-Visitor"));
        requests.add(exchange.getRequestMethod() + " " + path + " " + who);
        Trouble trouble = troubles.remove(requests.size());
        if (trouble != null) {
            trouble.answer(exchange);
        } else if (path.equals("/api/export")) {
            respond(exchange, 200, Answers.LINES, String.join("\n", imported) + "\n");
        } else {
            respond(
                    exchange,
                    200,
                    "application/json",
                    answer(exchange, path, body, who).toString());
        }
    }

    private JsonNode answer(HttpExchange exchange, String path, byte[] body, String who) throws IOException {
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        Matcher ofPost = OF_POST.matcher(path);
        if (path.equals("/api/import")) {
            return take(body);
        }
        if (path.equals("/api/posts") && key == null) {
            return list(
                    "posts",
                    posts.values().stream().reduce((older, newer) -> newer).stream()
                            .toList());
        }
        if (path.equals("/api/posts")) {
            return keep(posts, key, body, post -> post.put("kudos", 0));
        }
        if (!ofPost.matches()) {
            throw new IOException("no such path: " + path);
        }
        long post = Long.parseLong(ofPost.group(1));
        if (ofPost.group(2).equals("kudos")) {
            Set<String> givers = kudos.computeIfAbsent(post, id -> new HashSet<>());
            givers.add(who);
            posts.get(post).put("kudos", givers.size());
            return JSON.createObjectNode().put("kudos", givers.size());
        }
        return key == null
                ? list(
                        "comments",
                        comments.values().stream()
                                .filter(c -> c.path("postId").asLong() == post)
                                .toList())
                : keep(comments, key, body, comment -> comment.put("postId", post));
    }

    private JsonNode keep(Map<Long, ObjectNode> things, String key, byte[] body, Consumer<ObjectNode> finish)
            throws IOException {
        if (!byKey.containsKey(key)) {
            var thing = (ObjectNode) JSON.readTree(body);
            clock = clock.plusMillis(1);
            thing.put("id", ++ids).put("createdAt", clock.toString());
            finish.accept(thing);
            things.put(ids, thing);
            byKey.put(key, thing);
        }
        return byKey.get(key);
    }

    private JsonNode take(byte[] body) {
        importSizes.add(body.length);
        int known = 0;
        int posts = 0;
        for (String line : new String(body, StandardCharsets.UTF_8).split("\n")) {
            if (imported.contains(line)) {
                known++;
            } else {
                imported.add(line);
                posts++;
            }
        }
        return JSON.createObjectNode()
                .put("posts", posts)
                .put("comments", 0)
                .put("kudos", 0)
                .put("known", known);
    }

    private static JsonNode list(String name, List<ObjectNode> things) {
        ObjectNode page = JSON.createObjectNode();
        ArrayNode array = page.putArray(name);
        things.forEach(array::add);
        return page;
    }

    private static void respond(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
