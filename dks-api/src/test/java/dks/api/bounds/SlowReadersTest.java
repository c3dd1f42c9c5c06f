package dks.api.bounds;

import static org.assertj.core.api.Assertions.assertThat;

import dks.api.RawRequest;
import dks.api.board.Boards;
import dks.api.database.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.net.Socket;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Impatient.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SlowReadersTest {

    private static final int POSTS = 600;

    @BeforeEach
    void publish() throws SQLException {
        Database.run("TRUNCATE posts CASCADE");
        Database.run(
                "INSERT INTO posts (title, body, tags, author) SELECT 'title', repeat(E'\\n\"', 32768), '{}', 'author'"
                        + " FROM generate_series(1, " + POSTS + ")");
    }

    @Test
    void an_export_whose_reader_stops_is_ended_and_its_place_is_free_again() throws Exception {
        try (Socket one = export();
                Socket other = export()) {
            Held.await(() -> one.getInputStream().available() > 0
                    && other.getInputStream().available() > 0);
            Database.run("TRUNCATE posts CASCADE"); // so that the next export takes no time to read
            Held.await(() -> Boards.export(Map.of()).statusCode() == 200);
            assertThat(RawRequest.answer(one)).startsWith("HTTP/1.1 200").doesNotEndWith("0\r\n\r\n");
        }
    }

    @Test
    void an_answer_that_is_not_taken_in_time_is_ended() throws Exception {
        try (Socket reader =
                RawRequest.begin(RestAssured.port, "GET /api/posts?limit=100 HTTP/1.1\r\nHost: localhost\r\n\r\n")) {
            Held.await(() -> reader.getInputStream().available() > 0);
            // Long after the time in which it may be taken: a closed connection refuses what is sent over it.
            Held.await(() -> {
                try {
                    reader.getOutputStream().write('\n');
                    return false;
                } catch (java.io.IOException hungUp) {
                    return true;
                }
            });
        }
    }

    private static Socket export() throws Exception {
        return RawRequest.begin(RestAssured.port, "GET /api/export HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }
}
