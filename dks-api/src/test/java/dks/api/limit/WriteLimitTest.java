package dks.api.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dks.api.AtTheSameTime;
import dks.api.database.Database;
import dks.api.database.DatabaseResource;
import dks.api.posts.PostJson;
import io.github.bucket4j.local.LockFreeBucket;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WriteLimitTest.FivePerMinute.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WriteLimitTest {

    /** Sign-in off, and one write more each twelve seconds. */
    public static class FivePerMinute implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(DatabaseResource.class));
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("dks.writes-per-minute", "5");
        }
    }

    @Test
    void of_writes_at_the_same_time_exactly_as_many_as_allowed_are_done() throws Exception {
        PostJson post = PostJson.valid();
        String visitor = "visitor-of-the-parallel-writes";

        List<Response> answers = AtTheSameTime.send(20, client -> post.publish("DKS-Visitor", visitor));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(5);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 201)
                .hasSize(15)
                .allSatisfy(WriteLimitTest::refused);
        assertThat(Database.postsTitled(post.title())).isEqualTo(5);
    }

    @Test
    void a_clock_that_is_set_back_keeps_nobody_waiting() {
        assertThat(new Allowances(5).full("anybody"))
                .isInstanceOfSatisfying(
                        LockFreeBucket.class,
                        bucket -> assertThat(bucket.getTimeMeter().isWallClockBased())
                                .isFalse());
    }

    @Test
    void every_way_of_writing_counts_and_reading_does_not() {
        String visitor = "visitor-of-every-method";
        for (String method : List.of("POST", "PUT", "DELETE", "PUT", "DELETE")) {
            String path = method.equals("POST") ? "/api/posts" : "/api/posts/0";
            assertThat(send(method, path, visitor).statusCode()).isIn(400, 404);
        }
        for (String method : List.of("PUT", "DELETE")) {
            refused(send(method, "/api/posts/0", visitor));
        }
        assertThat(send("GET", "/api/posts", visitor).statusCode()).isEqualTo(200);
    }

    @Test
    void who_writes_too_fast_is_told_so_before_the_body_is_read() throws SQLException {
        String visitor = "visitor-of-a-bad-body";
        for (int i = 0; i < 5; i++) {
            assertThat(send("POST", "/api/posts", visitor).statusCode()).isEqualTo(400);
        }
        refused(RestAssured.given()
                .header("DKS-Visitor", visitor)
                .contentType("application/json")
                .body("not even json")
                .post("/api/posts"));
    }

    @Test
    void one_persons_haste_holds_up_nobody_else() {
        for (int i = 0; i < 6; i++) {
            send("DELETE", "/api/posts/0", "visitor-in-a-hurry");
        }
        assertThat(send("DELETE", "/api/posts/0", "visitor-in-a-hurry").statusCode())
                .isEqualTo(429);
        assertThat(send("DELETE", "/api/posts/0", "visitor-at-leisure").statusCode())
                .isEqualTo(404);
    }

    @Test
    void without_a_visitor_the_address_counts_and_a_malformed_one_is_refused() {
        send("DELETE", "/api/posts/0", "short").then().statusCode(400);
        for (int i = 0; i < 5; i++) {
            RestAssured.delete("/api/posts/0").then().statusCode(404);
        }
        refused(RestAssured.delete("/api/posts/0"));
        send("DELETE", "/api/posts/0", "too-long".repeat(9)).then().statusCode(400);
    }

    @Test
    void a_flood_of_visitors_takes_a_bounded_memory() {
        Allowances allowances = new Allowances(5);
        for (int i = 0; i < 3 * Allowances.PEOPLE; i++) {
            allowances.take("visitor of the flood " + i);
        }
        assertThat(allowances.people()).isBetween(1L, (long) Allowances.PEOPLE);
    }

    private static Response send(String method, String path, String visitor) {
        return RestAssured.given()
                .header("DKS-Visitor", visitor)
                .contentType("application/json")
                .body(method.equals("GET") || method.equals("DELETE") ? "" : "{}")
                .request(method, path);
    }

    private static void refused(Response answer) {
        answer.then()
                .statusCode(429)
                .contentType("application/problem+json")
                .body("title", equalTo("Too Many Requests"));
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 12);
    }
}
