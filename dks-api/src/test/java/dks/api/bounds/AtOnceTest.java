package dks.api.bounds;

import static org.assertj.core.api.Assertions.assertThat;

import dks.api.RawRequest;
import dks.api.board.Boards;
import dks.api.database.Database;
import dks.api.posts.PostJson;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.net.Socket;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Crowded.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AtOnceTest {

    private static final int LOCK = 7;
    private static final String HOLD = "SELECT pg_advisory_xact_lock(" + LOCK + ")";

    private String post;

    @BeforeEach
    void publish() throws SQLException {
        Database.run("TRUNCATE posts CASCADE");
        post = PostJson.valid().publish().header("Location");
    }

    @Test
    void of_many_slow_searches_few_run_and_wait_while_everything_else_is_answered() throws Exception {
        // What looks through all posts sets enable_seqscan; nothing else waits for the lock.
        Database.run("ALTER TABLE posts RENAME TO real_posts");
        Database.run("CREATE VIEW posts AS SELECT * FROM real_posts WHERE current_setting('enable_seqscan') = 'on'"
                + " OR pg_advisory_xact_lock_shared(" + LOCK + ")::text IS NOT NULL");
        Database.run("GRANT SELECT ON posts TO PUBLIC");
        try (Held lock = new Held(HOLD)) {
            for (int i = 0; i < 2; i++) {
                lock.send(() -> RestAssured.get("/api/posts?q=some+text"));
            }
            Held.awaitWaiting(2);
            List<Future<Response>> next = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                next.add(lock.send(() -> RestAssured.get("/api/posts?q=some+text")));
            }
            Held.await(() -> next.stream().filter(Future::isDone).count() == 3);
            for (int i = 0; i < 5; i++) {
                RestAssured.get("/api/posts").then().statusCode(200);
                RestAssured.get(post).then().statusCode(200);
            }

            List<Response> answers = lock.letGo();
            assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(3);
            assertThat(answers)
                    .filteredOn(answer -> answer.statusCode() != 200)
                    .hasSize(3)
                    .allSatisfy(answer -> refused(answer, 429, "searches"));
        } finally {
            Database.run("DROP VIEW posts");
            Database.run("ALTER TABLE real_posts RENAME TO posts");
        }
        RestAssured.get("/api/posts?q=some+text").then().statusCode(200);
    }

    @Test
    void of_many_imports_one_runs_and_one_waits() throws Exception {
        List<String> lines = Boards.exported();
        try (Held lock = new Held("LOCK TABLE posts IN ROW EXCLUSIVE MODE; SELECT 1 FROM posts FOR UPDATE")) {
            String kudos =
                    "{\"type\":\"kudos\",\"post\":\"" + lines.get(0).replaceAll("(?s).*?\"key\":\"([^\"]+)\".*", "$1")
                            + "\",\"person\":\"visitor:" + "a".repeat(64) + "\"}";
            lock.send(() -> Boards.store(List.of(kudos)));
            Held.awaitWaiting(1);
            List<Future<Response>> next = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                next.add(lock.send(() -> Boards.store(List.of(kudos))));
            }
            Held.await(() -> next.stream().filter(Future::isDone).count() == 2);
            RestAssured.get(post).then().statusCode(200);

            List<Response> answers = lock.letGo();
            assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(2);
            assertThat(answers)
                    .filteredOn(answer -> answer.statusCode() != 200)
                    .hasSize(2)
                    .allSatisfy(answer -> refused(answer, 429, "imports"));
        }
    }

    @Test
    void exporters_who_do_not_read_hold_no_connection_and_two_of_them_no_place_of_others() throws Exception {
        Database.run("INSERT INTO posts (title, body, tags, author) SELECT 'title', repeat('ab', 32768), '{}', 'author'"
                + " FROM generate_series(1, 600)");
        List<Socket> exporters = new ArrayList<>();
        try {
            for (int i = 0; i < 10; i++) {
                Socket exporter = RawRequest.begin(
                        RestAssured.port, "GET /api/export HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
                exporters.add(exporter);
                Held.await(() -> exporter.getInputStream().available() > 0);
            }
            for (int i = 0; i < 20; i++) {
                RestAssured.get("/api/posts?limit=1").then().statusCode(200);
                PostJson.valid().publish().then().statusCode(201);
            }
            Held.await(() -> Database.count("SELECT count(*) FROM pg_stat_activity"
                            + " WHERE application_name = 'dks-api' AND state <> 'idle'")
                    == 0);
            List<String> heads = new ArrayList<>();
            for (Socket exporter : exporters) {
                heads.add(new String(exporter.getInputStream().readNBytes(12)));
            }
            assertThat(heads).filteredOn("HTTP/1.1 200"::equals).hasSize(2);
            assertThat(heads).filteredOn("HTTP/1.1 429"::equals).hasSize(8);
        } finally {
            for (Socket exporter : exporters) {
                exporter.close();
            }
        }
        Held.await(() -> Boards.export(Map.of()).statusCode() == 200);
    }

    @Test
    void more_requests_than_there_is_room_for_are_refused_at_once_and_the_task_stays_healthy() throws Exception {
        try (Held lock = new Held("LOCK TABLE posts")) {
            for (int i = 0; i < 8; i++) {
                lock.send(() -> RestAssured.get(post));
            }
            Held.awaitWaiting(6);
            Held.await(() -> RestAssured.get("/api/nothing").statusCode() == 503);
            refused(RestAssured.get(post), 503, "busy");
            refused(PostJson.valid().publish(), 503, "busy");
            RestAssured.get("/health/live").then().statusCode(200);
            RestAssured.get("/health/ready").then().statusCode(200);

            assertThat(lock.letGo())
                    .hasSize(8)
                    .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
        }
        RestAssured.get(post).then().statusCode(200);
    }

    @Test
    void requests_whose_clients_hang_up_leave_their_room_to_others() throws Exception {
        Database.run("INSERT INTO posts (title, body, tags, author) SELECT 'title', repeat('ab', 32768), '{}', 'author'"
                + " FROM generate_series(1, 10)");
        for (String target :
                List.of("/api/posts", "/api/posts?q=ab", "/api/export", "/api/nothing", "/api/posts?limit=0")) {
            for (int i = 0; i < 8; i++) {
                RawRequest.begin(RestAssured.port, "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                        .close();
            }
            Held.await(this::hasRoomForAll);
        }
    }

    private boolean hasRoomForAll() throws Exception {
        try (Held lock = new Held("LOCK TABLE posts")) {
            for (int i = 0; i < 8; i++) {
                lock.send(() -> RestAssured.get(post));
            }
            return lock.letGo().stream().allMatch(answer -> answer.statusCode() == 200);
        }
    }

    @Test
    void of_readers_who_do_not_take_their_answers_those_who_waited_longest_are_hung_up_on() throws Exception {
        Database.run(
                "INSERT INTO posts (title, body, tags, author) SELECT 'title', repeat(E'\\n\"', 32768), '{}', 'author'"
                        + " FROM generate_series(1, 10)");
        List<Socket> readers = new ArrayList<>();
        try {
            for (int i = 0; i < 12; i++) {
                Socket reader = RawRequest.begin(
                        RestAssured.port, "GET /api/posts?limit=100 HTTP/1.1\r\nHost: localhost\r\n\r\n");
                readers.add(reader);
                Held.await(() -> reader.getInputStream().available() > 0);
                RestAssured.get("/api/posts").then().statusCode(200);
            }
            for (int i = 0; i < 10; i++) {
                Socket reader = readers.get(i);
                assertThat(RawRequest.answer(reader)).startsWith("HTTP/1.1 200").doesNotEndWith("}");
            }
        } finally {
            for (Socket reader : readers) {
                reader.close();
            }
        }
    }

    private static void refused(Response answer, int status, String word) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
        assertThat(answer.jsonPath().getString("detail")).contains(word);
    }
}
