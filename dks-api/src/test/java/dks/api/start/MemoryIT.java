package dks.api.start;

import static org.assertj.core.api.Assertions.assertThat;

import dks.api.RawRequest;
import dks.api.database.TestDatabase;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The service with the memory of a task in dev, which ends at the first OutOfMemoryError, as in the image. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(value = 10, unit = TimeUnit.MINUTES) // a hang must end the build
class MemoryIT {

    private static final String[] AS_A_TASK_OF_DEV = {
        "-XX:MaxRAM=384m", "-XX:MaxRAMPercentage=33", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"
    };

    private static final int LARGEST = 256 * 1024;

    static TestDatabase database;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private int port;
    private PackagedService service;

    @BeforeAll
    static void startDatabase() throws Exception {
        database = new TestDatabase();
    }

    @AfterAll
    static void stopDatabase() throws Exception {
        database.close();
    }

    @BeforeEach
    void start() throws Exception {
        Map<String, String> environment = PackagedService.environment(database);
        port = Integer.parseInt(environment.get("PORT"));
        service = PackagedService.start(environment, AS_A_TASK_OF_DEV).awaitReady();
    }

    @AfterEach
    void end() throws IOException {
        service.close();
    }

    @Test
    void sixty_four_imports_of_the_largest_size_at_once() throws Exception {
        for (String body : List.of(
                repeated("{\"type\":\"kudos\",\"post\":\"p\",\"person\":\"visitor:" + "0".repeat(64) + "\"}\n"),
                repeated(
                        "{\"type\":\"post\",\"key\":\"p\",\"title\":\"t\",\"body\":\"b\",\"tags\":[\"\u00fc\"],\"author\":\"a\","
                                + "\"createdAt\":\"2026-01-01T00:00:00Z\",\"updatedAt\":\"2026-01-01T00:00:00Z\",\"version\":1}\n"),
                repeated("{\"type\":\"kudos\"}\n"),
                repeated("\n"),
                repeated("{\"type\":\"comment\",\"key\":\"" + "k".repeat(60)
                        + "\",\"post\":\"p\",\"body\":\"\u2026\"}\n"))) {
            assertThat(statuses(64, i -> post("/api/import", "application/x-ndjson", body)))
                    .as("%s", body.substring(0, 1))
                    .isNotEmpty()
                    .isSubsetOf(200, 400, 429, 503);
            isWell();
        }
    }

    @Test
    void a_hundred_and_fifty_posts_of_the_largest_size_at_once() throws Exception {
        StringBuilder tags = new StringBuilder();
        for (int i = 0; tags.length() < LARGEST - 100; i++) {
            tags.append(",\"tag-").append(i).append("-abcdef\"");
        }
        for (String post : List.of(
                "{\"title\":\"t\",\"body\":\"b\",\"author\":\"a\",\"tags\":[" + tags.substring(1) + "]}",
                "{\"title\":\"t\",\"author\":\"a\",\"body\":\"" + "\u00fc\\n".repeat(LARGEST / 4 - 20) + "\"}",
                "{\"author\":\"a\",\"body\":\"b\",\"title\":\"" + "\u2026".repeat(LARGEST / 3 - 20) + "\"}",
                "{\"title\":\"t\",\"body\":" + "[".repeat(LARGEST - 50),
                "{\"" + "n".repeat(LARGEST - 50) + "\":1}")) {
            assertThat(statuses(150, i -> post("/api/posts", "application/json", post)))
                    .as("%s", post.substring(0, 30))
                    .isNotEmpty()
                    .isSubsetOf(400, 503);
            isWell();
        }
    }

    @Test
    void the_longest_pages_for_many_readers_at_once_some_of_whom_do_not_read() throws Exception {
        publishTheLongest();
        for (String page :
                List.of("/api/posts?limit=100", "/api/posts?limit=100&q=word", "/api/posts/1/comments?limit=100")) {
            assertThat(statuses(150, i -> get(page))).as(page).contains(200).isSubsetOf(200, 429, 503);
            isWell();
        }
        List<Socket> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 150; i++) {
                idle.add(RawRequest.begin(port, "GET /api/posts?limit=100 HTTP/1.1\r\nHost: localhost\r\n\r\n"));
            }
            assertThat(statuses(50, i -> get("/api/posts?limit=100")))
                    .contains(200)
                    .isSubsetOf(200, 503);
            isWell();
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    @Test
    void everything_at_once() throws Exception {
        publishTheLongest();
        String line = repeated("{\"type\":\"kudos\",\"post\":\"p\",\"person\":\"visitor:" + "0".repeat(64) + "\"}\n");
        String body = "{\"title\":\"t\",\"author\":\"a\",\"body\":\"" + "\u00fc".repeat(32_000) + "\"}";
        for (int round = 0; round < 3; round++) {
            assertThat(statuses(240, i -> switch (i % 6) {
                        case 0 -> post("/api/import", "application/x-ndjson", line);
                        case 1 -> post("/api/posts", "application/json", body);
                        case 2 -> get("/api/export");
                        case 3 -> get("/api/posts?limit=100&q=word");
                        case 4 -> get("/api/posts/1/comments?limit=100");
                        default -> get("/api/posts?limit=100");
                    }))
                    .contains(200)
                    .isSubsetOf(200, 201, 400, 429, 503);
            isWell();
        }
    }

    @Test
    void a_thousand_connections_and_the_bodies_that_come_slowly_over_them() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 990; i++) {
                slow.add(RawRequest.begin(
                        port,
                        "POST /api/posts HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                + "Content-Length: 200000\r\n\r\n" + " ".repeat(15_000)));
            }
            isWell();
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        isWell();
    }

    /** The pages that take the most memory: text that is twice as long in JSON, and not Latin. */
    private static void publishTheLongest() throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE posts RESTART IDENTITY CASCADE");
            statement.execute("INSERT INTO posts (title, link, body, tags, author) SELECT repeat('\u2026', 200),"
                    + " 'https://example.org/' || repeat('x', 1900), '\u2026word ' || repeat(E'\\n\"', 32760), '{}', 'a'"
                    + " FROM generate_series(1, 20)");
            statement.execute(
                    "INSERT INTO comments (post_id, body, author) SELECT 1, '\u2026' || repeat(E'\\n\"', 8190), 'a'"
                            + " FROM generate_series(1, 100)");
        }
    }

    private void isWell() throws Exception {
        assertThat(service.isAlive()).as(service.output()).isTrue();
        assertThat(service.output()).doesNotContain("OutOfMemory", "OutOfDirectMemory");
        int status = 503;
        while (status == 503 && service.isAlive()) {
            status = service.get("/api/posts?limit=1").statusCode();
        }
        assertThat(status).as(service.output()).isEqualTo(200);
        assertThat(service.get("/health/ready").statusCode()).isEqualTo(200);
    }

    private Set<Integer> statuses(int requests, IntFunction<HttpRequest.Builder> request) {
        List<CompletableFuture<HttpResponse<Void>>> answers = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            answers.add(http.sendAsync(request.apply(i).build(), BodyHandlers.discarding()));
        }
        Set<Integer> statuses = new TreeSet<>();
        answers.forEach(answer -> statuses.add(answer.handle((done, failed) -> failed == null ? done.statusCode() : 0)
                .join()));
        statuses.remove(
                0); // refused, and hung up on while it was still sending: isWell tells this from a task that ended
        return statuses;
    }

    private HttpRequest.Builder post(String path, String type, String body) {
        return service.request(path)
                .header("DKS-Visitor", UUID.randomUUID().toString()) // so that no write limit stands before the memory
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder get(String path) {
        return service.request(path);
    }

    private static String repeated(String line) {
        return line.repeat(LARGEST / line.getBytes(java.nio.charset.StandardCharsets.UTF_8).length);
    }
}
