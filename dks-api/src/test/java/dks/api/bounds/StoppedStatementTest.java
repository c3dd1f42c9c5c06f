package dks.api.bounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dks.api.database.Database;
import dks.api.posts.PostJson;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Properties;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Impatient.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StoppedStatementTest {

    private static final String STATEMENTS_THAT_RUN =
            "SELECT count(*) FROM pg_stat_activity" + " WHERE application_name = 'dks-api' AND state <> 'idle'";

    @Test
    void who_waits_for_a_lock_is_asked_to_try_again_and_nothing_runs_on() throws Exception {
        String post = PostJson.valid().publish().header("Location");
        try (Held lock = new Held("LOCK TABLE posts")) {
            busy(RestAssured.get("/api/posts"));
            busy(RestAssured.get(post));
            busy(PostJson.valid().publish());
            assertThat(Database.count(STATEMENTS_THAT_RUN)).isZero();
            lock.letGo();
        }
        RestAssured.get(post).then().statusCode(200);
    }

    @Test
    void a_statement_that_takes_too_long_is_stopped() throws SQLException {
        Database.run(
                "CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(600); RETURN NEW; END $$");
        Database.run("CREATE TRIGGER slow BEFORE INSERT ON posts FOR EACH ROW EXECUTE FUNCTION slow()");
        try {
            busy(PostJson.valid().publish());
            assertThat(Database.count(STATEMENTS_THAT_RUN)).isZero();
        } finally {
            Database.run("DROP FUNCTION slow CASCADE");
        }
        PostJson.valid().publish().then().statusCode(201);
    }

    @Test
    void a_search_that_takes_too_long_asks_for_other_words_and_a_list_asks_to_try_again() throws SQLException {
        Database.run("ALTER TABLE posts RENAME TO real_posts");
        Database.run("CREATE VIEW posts AS SELECT * FROM real_posts WHERE pg_sleep(600)::text IS NOT NULL");
        Database.run("GRANT SELECT ON posts TO PUBLIC");
        try {
            Database.run("INSERT INTO real_posts (title, body, tags, author) VALUES ('t', 'b', '{}', 'a')");
            RestAssured.get("/api/posts?q=word")
                    .then()
                    .statusCode(400)
                    .body("errors[0].field", equalTo("q"))
                    .body("detail", equalTo("The search took too long. Search for fewer or rarer words."));
            busy(RestAssured.get("/api/posts?tag=ecs"));
            busy(RestAssured.get("/api/posts"));
            assertThat(Database.count(STATEMENTS_THAT_RUN)).isZero();
        } finally {
            Database.run("DROP VIEW posts");
            Database.run("ALTER TABLE real_posts RENAME TO posts");
        }
        RestAssured.get("/api/posts?q=word").then().statusCode(200);
    }

    @Test
    void in_production_statements_end_before_the_driver_gives_up_but_migrations_may_take_longer() throws IOException {
        Properties file = new Properties();
        file.load(getClass().getClassLoader().getResourceAsStream("application.properties"));

        assertThat(file.getProperty("quarkus.datasource.jdbc.url")).contains("socketTimeout=25&");
        assertThat(file.getProperty("dks.db.statement-time")).isEqualTo("10s");
        assertThat(file.getProperty("dks.db.lock-time")).isEqualTo("5s");
        assertThat(file.getProperty("quarkus.flyway.jdbc-url"))
                .contains("ApplicationName=dks-api-flyway")
                .doesNotContain("options", "socketTimeout", "_timeout");
    }

    private static void busy(Response answer) {
        answer.then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "5")
                .body("detail", equalTo("The database is busy just now; try again in a moment."));
    }
}
