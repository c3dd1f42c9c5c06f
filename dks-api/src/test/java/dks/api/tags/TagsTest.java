package dks.api.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dks.api.AtTheSameTime;
import dks.api.database.Database;
import dks.api.database.DatabaseResource;
import dks.api.posts.PostJson;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.ArrayList;
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

    @Test
    void an_edit_moves_a_post_from_its_old_tags_to_its_new_ones_and_deleting_it_from_all() {
        String location = publish("java", "ecs");
        publish("ecs");

        PostJson.valid()
                .without("author")
                .with("version", 1)
                .with("tags", List.of("ecs", "aws"))
                .put(location)
                .then()
                .statusCode(200);
        assertThat(counted()).isEqualTo("{\"tags\":[{\"tag\":\"ecs\",\"posts\":2},{\"tag\":\"aws\",\"posts\":1}]}");

        RestAssured.delete(location).then().statusCode(204);
        assertThat(counted()).isEqualTo("{\"tags\":[{\"tag\":\"ecs\",\"posts\":1}]}");
    }

    @Test
    void posts_of_the_same_tags_published_edited_and_deleted_at_the_same_time_are_all_counted() throws Exception {
        List<String> tags = List.of("a", "b", "c", "d", "e", "f");
        List<String> backwards = List.of("f", "e", "d", "c", "b", "a");
        for (int round = 0; round < 5; round++) {
            Database.run("TRUNCATE posts CASCADE");
            List<String> locations = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                locations.add(publish("x", "a", "f"));
            }

            List<Response> answers = AtTheSameTime.send(
                    16,
                    client -> client < 4
                            ? RestAssured.delete(locations.get(client))
                            : client < 8
                                    ? PostJson.valid()
                                            .without("author")
                                            .with("version", 1)
                                            .with("tags", client % 2 == 0 ? tags : backwards)
                                            .put(locations.get(client))
                                    : PostJson.valid()
                                            .with("tags", client % 2 == 0 ? tags : backwards)
                                            .publish());

            assertThat(answers)
                    .extracting(Response::statusCode)
                    .allSatisfy(status -> assertThat(status).isIn(200, 201, 204));
            RestAssured.get("/api/tags")
                    .then()
                    .body("tags.tag", contains("a", "b", "c", "d", "e", "f"))
                    .body("tags.posts", contains(12, 12, 12, 12, 12, 12));
        }
    }

    private static String counted() {
        return RestAssured.get("/api/tags").asString();
    }

    private static String publish(String... tags) {
        return PostJson.valid()
                .with("tags", List.of(tags))
                .publish()
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
    }
}
