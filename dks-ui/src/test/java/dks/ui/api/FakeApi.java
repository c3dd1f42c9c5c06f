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
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The API's contract over HTTP, with posts in memory; it can be down, hang, or answer whatever a test wants. */
public final class FakeApi implements QuarkusTestResourceLifecycleManager {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LATE = "X-Late";

    private final FakePosts posts = new FakePosts();
    private final FakeComments comments = new FakeComments();
    private final FakeKudos kudos = new FakeKudos();
    private final Map<String, Map<String, Object>> byKey = new LinkedHashMap<>();
    private final Map<String, JsonNode> requestByKey = new LinkedHashMap<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private volatile boolean hangsUp;
    private volatile boolean busy;
    private volatile String retryAfter;
    private int port;
    private volatile Canned canned;
    private volatile boolean mine = true;
    private volatile boolean knowsComments = true;
    private volatile boolean losesComments;
    private volatile boolean takesTokens = true;
    private volatile CountDownLatch hanging = new CountDownLatch(0);
    private volatile CountDownLatch lost = new CountDownLatch(1);
    private final Queue<Loss> losses = new ConcurrentLinkedQueue<>();

    /** How one task of several loses a request. */
    public enum Loss {
        HANGS,
        HANGS_UP,
        /** It does what it was asked, and its answer does not arrive. */
        ANSWER_LOST,
        BAD_GATEWAY,
        GATEWAY_TIMEOUT
    }

    /** A request as it came. */
    public record Received(String method, String uri, Map<String, List<String>> headers, JsonNode body) {

        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().get(0))
                    .findFirst()
                    .orElse(null);
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
                "quarkus.rest-client.reader.read-timeout",
                "750",
                "quarkus.rest-client.writer.read-timeout",
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
        hangsUp = false;
        losses.clear();
        lost.countDown();
        lost = new CountDownLatch(1);
        canned = null;
        mine = true;
        knowsComments = true;
        losesComments = false;
        takesTokens = true;
        posts.clear();
        comments.clear();
        kudos.clear();
        busy = false;
        byKey.clear();
        requestByKey.clear();
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
        server.createContext("/api", this::handle);
        server.start();
    }

    /** From now on every request waits, until {@link #reset()}. */
    public void hang() {
        hanging = new CountDownLatch(1);
    }

    /** The next request is lost, and another one for each time that this is called. */
    public void lose(Loss how) {
        losses.add(how);
    }

    /** From now on every connection is closed in place of an answer, until {@link #reset()}. */
    public void hangUp() {
        hangsUp = true;
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
                json(Map.of("title", "Bad Request", "status", 400, "detail", "Not valid.", "errors", errors)));
    }

    /** From now on every post is somebody else's, until {@link #reset()}. */
    public void mineIsNothing() {
        mine = false;
    }

    /** From now on no token is good enough, until {@link #reset()}. */
    public void takeNoTokens() {
        takesTokens = false;
    }

    /** From now on this is an API from before there were comments, until {@link #reset()}. */
    public void knowNoComments() {
        knowsComments = false;
    }

    /** From now on comments are counted but cannot be read, until {@link #reset()}. */
    public void loseComments() {
        losesComments = true;
    }

    /** From now on nothing is written for so many seconds, until {@link #reset()}. */
    public void beBusy(int seconds) {
        answerBusy(String.valueOf(seconds));
    }

    /** The same with a {@code Retry-After} of any kind; null for none. */
    public void answerBusy(String told) {
        busy = true;
        retryAfter = told;
    }

    /** Somebody else gives kudos. */
    public void giveKudos(long postId, String person) {
        kudos.give(postId, person);
    }

    public int kudos(long postId) {
        return kudos.count(postId);
    }

    public long comment(long postId, String body, String author) {
        return comment(postId, body, author, Instant.now().toString());
    }

    public long comment(long postId, String body, String author, String createdAt) {
        return (long) comments.add(postId, body, author, createdAt).get("id");
    }

    /** Somebody else saves a comment. */
    public void changeComment(long id, String body) {
        comments.replace(comments.find(id), body);
    }

    /** Somebody else deletes a comment. */
    public void removeComment(long id) {
        comments.remove(comments.find(id));
    }

    public int commentCount(long postId) {
        return comments.of(postId).size();
    }

    public long add(String title, String body) {
        return add(title, null, body, List.of(), "Mira", Instant.now().toString());
    }

    public long add(String title, String link, String body, List<String> tags, String author, String createdAt) {
        return (long) posts.add(title, link, body, tags, author, createdAt).get("id");
    }

    /** Somebody else saves a post. */
    public void change(long id, String title, String body) {
        posts.replace(posts.find(id), JSON.valueToTree(Map.of("title", title, "body", body)));
    }

    /** Somebody else deletes a post. */
    public void remove(long id) {
        remove(posts.find(id));
    }

    private void remove(Map<String, Object> post) {
        posts.remove(post);
        comments.removeAllOf(post.get("id"));
    }

    public int count() {
        return posts.count();
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
        var loss = losses.poll();
        if (loss == Loss.HANGS) {
            await(lost);
        }
        await(hanging);
        var special = canned;
        if (loss == Loss.ANSWER_LOST) {
            exchange.getResponseHeaders().set(LATE, "yes");
            answer(exchange, body);
        } else if (loss == Loss.BAD_GATEWAY || loss == Loss.GATEWAY_TIMEOUT) {
            send(exchange, loss == Loss.BAD_GATEWAY ? 502 : 504, "text/html", "<html>Gateway</html>");
        } else if (loss != null || hangsUp) {
            exchange.close();
        } else if (special != null) {
            send(exchange, special.status(), special.type(), special.body());
        } else if (busy && !exchange.getRequestMethod().equals("GET")) {
            if (retryAfter != null) {
                exchange.getResponseHeaders().set("Retry-After", retryAfter);
            }
            problem(exchange, 429);
        } else if (!takesTokens && exchange.getRequestHeaders().containsKey("Authorization")) {
            problem(exchange, 401);
        } else {
            answer(exchange, body);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange, byte[] body) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (path.matches("/api/posts/\\d+/kudos")) {
            change(exchange, posts.find(Long.parseLong(path.split("/")[3])));
        } else if (path.equals("/api/tags")) {
            send(exchange, 200, "application/json", json(Map.of("tags", posts.tagCounts())));
        } else if (path.matches("/api/posts/\\d+/comments")) {
            discussion(exchange, posts.find(Long.parseLong(path.split("/")[3])), body);
        } else if (path.startsWith("/api/comments/")) {
            oneComment(exchange, comments.find(Long.parseLong(path.substring("/api/comments/".length()))), body);
        } else if (!path.equals("/api/posts")) {
            one(exchange, posts.find(Long.parseLong(path.substring("/api/posts/".length()))), body);
        } else if (exchange.getRequestMethod().equals("POST")) {
            publish(exchange, JSON.readTree(body));
        } else {
            list(exchange);
        }
    }

    private void one(HttpExchange exchange, Map<String, Object> post, byte[] body) throws IOException {
        var method = exchange.getRequestMethod();
        if (post == null) {
            problem(exchange, 404);
        } else if (method.equals("GET")) {
            send(exchange, 200, "application/json", json(seen(exchange, post)));
        } else if (!mine && !(method.equals("DELETE") && moderates(exchange))) {
            problem(exchange, 403);
        } else if (method.equals("PUT")) {
            replace(exchange, post, JSON.readTree(body));
        } else if (method.equals("DELETE")) {
            remove(post);
            send(exchange, 204, "application/json", "");
        } else {
            problem(exchange, 405);
        }
    }

    private void replace(HttpExchange exchange, Map<String, Object> post, JsonNode body) throws IOException {
        if (!List.of("title", "link", "body", "tags", "version").containsAll(names(body))
                || !body.path("version").canConvertToLong()) {
            problem(exchange, 400);
        } else if (body.path("version").asLong() != (long) post.get("version")) {
            var conflict = Map.of("status", 409, "detail", "Changed in the meantime.", "current", seen(exchange, post));
            send(exchange, 409, "application/problem+json", json(conflict));
        } else {
            posts.replace(post, body);
            send(exchange, 200, "application/json", json(seen(exchange, post)));
        }
    }

    private void list(HttpExchange exchange) throws IOException {
        var query = query(exchange);
        var limit = Integer.parseInt(query.get("limit"));
        var byKudos = "kudos".equals(query.get("sort"));
        var prefix = byKudos ? "kudos/" : "after/";
        var cursor = query.getOrDefault("cursor", prefix + "0+=");
        var q = query.get("q");
        if (!cursor.matches(prefix + "\\d+\\+=") || (q != null && q.length() > 200)) {
            problem(exchange, 400);
            return;
        }
        var found = new ArrayList<>(posts.search(q, query.get("tag"), query.get("author")));
        if (byKudos) {
            found.sort(Comparator.comparing(post -> -kudos.count(post.get("id"))));
        }
        var start = Integer.parseInt(cursor.replaceAll("\\D", ""));
        var end = Math.min(found.size(), start + limit);
        var answer = new LinkedHashMap<String, Object>();
        answer.put(
                "posts",
                found.subList(start, end).stream()
                        .map(post -> seen(exchange, post))
                        .toList());
        answer.put("next", end < found.size() ? prefix + end + "+=" : null);
        send(exchange, 200, "application/json", json(answer));
    }

    private void change(HttpExchange exchange, Map<String, Object> post) throws IOException {
        var person = person(exchange);
        if (post == null) {
            problem(exchange, 404);
            return;
        } else if (person == null) {
            problem(exchange, 400);
            return;
        } else if (exchange.getRequestMethod().equals("PUT")) {
            kudos.give(post.get("id"), person);
        } else {
            kudos.takeBack(post.get("id"), person);
        }
        var seen = seen(exchange, post);
        send(
                exchange,
                200,
                "application/json",
                json(Map.of("kudos", seen.get("kudos"), "kudosMine", seen.get("kudosMine"))));
    }

    private void publish(HttpExchange exchange, JsonNode body) throws IOException {
        var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        var known = byKey.get(key);
        if (known != null && posts.find((long) known.get("id")) == null) {
            problem(exchange, 410);
            return;
        } else if (known != null && !body.equals(requestByKey.get(key))) {
            reused(exchange, key, seen(exchange, known));
            return;
        } else if (known == null) {
            requestByKey.put(key, body);
            known = posts.add(
                    body.path("title").asText(),
                    body.path("link").isMissingNode() ? null : body.path("link").asText(),
                    body.path("body").asText(),
                    FakePosts.tags(body),
                    body.path("author").asText("by token"),
                    Instant.now().toString());
            byKey.put(key, known);
        }
        send(exchange, 201, "application/json", json(seen(exchange, known)));
    }

    /** A key that came before, with another request: the answer holds what is stored with it. */
    private void reused(HttpExchange exchange, String key, Map<String, Object> current) throws IOException {
        var detail = "Idempotency-Key " + key + " was sent with another request: send a new key.";
        var problem = Map.of("status", 422, "detail", detail, "current", current);
        send(exchange, 422, "application/problem+json", json(problem));
    }

    private void discussion(HttpExchange exchange, Map<String, Object> post, byte[] body) throws IOException {
        if (losesComments) {
            problem(exchange, 500);
        } else if (post == null || !knowsComments) {
            problem(exchange, 404);
        } else if (exchange.getRequestMethod().equals("POST")) {
            var sent = JSON.readTree(body);
            var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            var known = byKey.get(key);
            if (known != null && comments.find((long) known.get("id")) == null) {
                problem(exchange, 410);
                return;
            } else if (known != null && !sent.equals(requestByKey.get(key))) {
                reused(exchange, key, seenComment(known));
                return;
            } else if (known == null) {
                requestByKey.put(key, sent);
                known = comments.add(
                        (long) post.get("id"),
                        sent.path("body").asText(),
                        sent.path("author").asText("by token"),
                        Instant.now().toString());
                byKey.put(key, known);
            }
            exchange.getResponseHeaders().set("Location", "/api/comments/" + known.get("id"));
            send(exchange, 201, "application/json", json(seenComment(known)));
        } else {
            listComments(exchange, comments.of(post.get("id")));
        }
    }

    private void listComments(HttpExchange exchange, List<Map<String, Object>> found) throws IOException {
        var query = query(exchange);
        var cursor = query.getOrDefault("cursor", "after/0+=");
        if (!cursor.matches("after/\\d+\\+=")) {
            problem(exchange, 400);
            return;
        }
        var start = Integer.parseInt(cursor.replaceAll("\\D", ""));
        var end = Math.min(found.size(), start + Integer.parseInt(query.get("limit")));
        var answer = new LinkedHashMap<String, Object>();
        answer.put(
                "comments",
                found.subList(start, end).stream().map(this::seenComment).toList());
        answer.put("next", end < found.size() ? "after/" + end + "+=" : null);
        send(exchange, 200, "application/json", json(answer));
    }

    private void oneComment(HttpExchange exchange, Map<String, Object> comment, byte[] body) throws IOException {
        var method = exchange.getRequestMethod();
        if (comment == null) {
            problem(exchange, 404);
        } else if (method.equals("GET")) {
            send(exchange, 200, "application/json", json(seenComment(comment)));
        } else if (!mine && !(method.equals("DELETE") && moderates(exchange))) {
            problem(exchange, 403);
        } else if (method.equals("DELETE")) {
            comments.remove(comment);
            send(exchange, 204, "application/json", "");
        } else {
            replaceComment(exchange, comment, JSON.readTree(body));
        }
    }

    private void replaceComment(HttpExchange exchange, Map<String, Object> comment, JsonNode body) throws IOException {
        if (!List.of("body", "version").containsAll(names(body))
                || !body.path("version").canConvertToLong()) {
            problem(exchange, 400);
        } else if (body.path("version").asLong() != (long) comment.get("version")) {
            var conflict = Map.of("status", 409, "detail", "Changed in the meantime.", "current", seenComment(comment));
            send(exchange, 409, "application/problem+json", json(conflict));
        } else {
            comments.replace(comment, body.path("body").asText());
            send(exchange, 200, "application/json", json(seenComment(comment)));
        }
    }

    private Map<String, Object> seenComment(Map<String, Object> comment) {
        var copy = new LinkedHashMap<>(comment);
        copy.put("mine", mine);
        return copy;
    }

    private Map<String, Object> seen(HttpExchange exchange, Map<String, Object> post) {
        var copy = new LinkedHashMap<>(post);
        copy.put("mine", mine);
        if (knowsComments) {
            copy.put("comments", comments.of(post.get("id")).size());
            copy.put("kudos", kudos.count(post.get("id")));
            copy.put("kudosMine", kudos.gave(post.get("id"), person(exchange)));
        }
        return copy;
    }

    /** Whose kudos these are: the token's subject, which stands in its second part, or the visitor's mark. */
    private static String person(HttpExchange exchange) {
        var token = exchange.getRequestHeaders().getFirst("Authorization");
        return token == null
                ? exchange.getRequestHeaders().getFirst("DKS-Visitor")
                : claims(token).path("sub").asText();
    }

    private static boolean moderates(HttpExchange exchange) {
        var token = exchange.getRequestHeaders().getFirst("Authorization");
        return token != null
                && (claims(token).path("groups").toString() + claims(token).path("cognito:groups"))
                        .contains("\"moderators\"");
    }

    private static JsonNode claims(String token) {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> query(HttpExchange exchange) {
        return Stream.of(exchange.getRequestURI().getRawQuery().split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(
                        parameter -> parameter[0],
                        parameter -> URLDecoder.decode(parameter[1], StandardCharsets.UTF_8)));
    }

    private static List<String> names(JsonNode body) {
        var names = new ArrayList<String>();
        body.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private void problem(HttpExchange exchange, int status) throws IOException {
        send(exchange, status, "application/problem+json", json(Map.of("status", status, "detail", "No.")));
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        if (exchange.getResponseHeaders().containsKey(LATE)) {
            await(lost);
        }
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
