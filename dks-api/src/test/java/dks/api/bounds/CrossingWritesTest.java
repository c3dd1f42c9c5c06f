package dks.api.bounds;

import static org.assertj.core.api.Assertions.assertThat;

import dks.api.AtTheSameTime;
import dks.api.board.Boards;
import dks.api.database.Database;
import dks.api.posts.PostJson;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(CrossingWritesTest.TwoImports.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CrossingWritesTest {

    /** As in production, two tasks may import at once. */
    public static class TwoImports extends Crowded {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
            settings.put("dks.board.imports-at-once", "2");
            return settings;
        }
    }

    @BeforeEach
    void count() throws SQLException {
        Database.run("TRUNCATE posts CASCADE");
        Database.run("CREATE SEQUENCE tries"); // counts what is rolled back, too
        Database.run("GRANT USAGE, SELECT ON tries TO PUBLIC");
    }

    @AfterEach
    void mend() throws SQLException {
        Database.run("DROP FUNCTION IF EXISTS cross_over CASCADE");
        Database.run("DROP SEQUENCE tries");
    }

    @Test
    void imports_that_cross_are_both_carried_out() throws Exception {
        // Before its second post each import waits for the other: then both want the post that the other has stored.
        Database.run("""
                CREATE FUNCTION cross_over() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF NEW.created_at = '2026-01-01T00:00:02Z' AND nextval('tries') <= 2 THEN
                        WHILE (SELECT last_value FROM tries) < 2 LOOP PERFORM pg_sleep(0.01); END LOOP;
                    END IF;
                    RETURN NEW;
                END $$""");
        Database.run("CREATE TRIGGER crossing BEFORE INSERT ON posts FOR EACH ROW EXECUTE FUNCTION cross_over()");

        List<Response> answers = AtTheSameTime.send(
                2,
                client -> client == 0
                        ? Boards.store(List.of(post("a", 1), post("b", 2)))
                        : Boards.store(List.of(post("b", 1), post("a", 2))));

        assertThat(answers).extracting(Response::statusCode).containsExactly(200, 200);
        Held.await(() ->
                Database.count("SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()") > 0);
        assertThat(Database.posts()).isEqualTo(2);
    }

    @Test
    void a_write_that_crosses_another_each_time_is_given_up() throws Exception {
        Database.run("""
                CREATE FUNCTION cross_over() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    PERFORM nextval('tries');
                    RAISE EXCEPTION 'crossed' USING ERRCODE = 'deadlock_detected';
                END $$""");
        Database.run("CREATE TRIGGER crossing AFTER INSERT ON posts FOR EACH ROW EXECUTE FUNCTION cross_over()");

        Response answer = PostJson.valid().publish();

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(Database.count("SELECT last_value::int FROM tries")).isEqualTo(4);
        assertThat(Database.posts()).isZero();
    }

    private static String post(String key, int second) {
        String time = "2026-01-01T00:00:0" + second + "Z";
        return "{\"type\":\"post\",\"key\":\"%s\",\"title\":\"t\",\"body\":\"b\",\"tags\":[],\"author\":\"a\",\"createdAt\":\"%s\",\"updatedAt\":\"%s\",\"version\":1}"
                .formatted(key, time, time);
    }
}
