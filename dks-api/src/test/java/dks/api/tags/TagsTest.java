package dks.api.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dks.api.database.Database;
import dks.api.database.DatabaseResource;
import dks.api.posts.PostJson;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TagsTest {

    @BeforeEach
    void empty() throws SQLException {
        Database.run("TRUNCATE posts CASCADE");
    }

    @Test
    void without_posts_there_are_no_tags() {
        assertThat(RestAssured.get("/api/tags").asString()).isEqualTo("{\"tags\":[]}");
    }

    @Test
    void tags_are_listed_most_used_first_then_in_the_order_of_the_alphabet() {
        publish("java", "ecs", "Ecs");
        publish("ecs", "aws");
        publish("cdk", "c#");
        publish();

        RestAssured.get("/api/tags")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("tags.tag", contains("ecs", "aws", "c#", "cdk", "java"))
                .body("tags.posts", contains(2, 1, 1, 1, 1))
                .body("tags[0].size()", equalTo(2));
    }

    @Test
    void at_most_a_hundred_tags_are_listed() throws SQLException {
        Database.run("INSERT INTO posts (title, body, tags, author)"
                + " SELECT 'title', 'body', ARRAY['tag' || i], 'author' FROM generate_series(100, 250) i");
        publish("tag250");

        JsonPath json = RestAssured.get("/api/tags").jsonPath();

        assertThat(json.getList("tags")).hasSize(100);
        assertThat(json.getString("tags[0].tag")).isEqualTo("tag250");
        assertThat(json.getString("tags[99].tag")).isEqualTo("tag198");
    }

    private static void publish(String... tags) {
        PostJson.valid().with("tags", List.of(tags)).publish().then().statusCode(201);
    }
}
