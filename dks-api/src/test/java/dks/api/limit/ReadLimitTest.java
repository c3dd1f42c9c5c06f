package dks.api.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dks.api.bounds.Crowded;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Crowded.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReadLimitTest {

    @Test
    void every_way_of_reading_counts_for_its_visitor_and_for_no_other() {
        for (String path : List.of("/api/posts", "/api/posts?q=x", "/api/tags", "/api/posts/0", "/api/export")) {
            assertThat(get(path, "visitor-in-a-hurry").statusCode()).as(path).isIn(200, 404);
        }
        for (String path : List.of("/api/posts", "/api/posts?q=x", "/api/tags", "/api/posts/0", "/api/export")) {
            Response refused = get(path, "visitor-in-a-hurry");
            assertThat(refused.statusCode()).as(path).isEqualTo(429);
            assertThat(refused.contentType()).startsWith("application/problem+json");
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 12);
        }
        assertThat(get("/api/posts", "visitor-at-leisure").statusCode()).isEqualTo(200);
    }

    @Test
    void readers_without_a_name_are_not_counted_by_the_address_that_they_share() {
        for (int i = 0; i < 20; i++) {
            assertThat(RestAssured.get("/api/posts").statusCode()).isEqualTo(200);
        }
    }

    private static Response get(String path, String visitor) {
        return RestAssured.given().header("DKS-Visitor", visitor).get(path);
    }
}
