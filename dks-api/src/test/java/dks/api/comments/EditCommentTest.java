package dks.api.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dks.api.AtTheSameTime;
import dks.api.database.DatabaseResource;
import dks.api.posts.PostJson;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EditCommentTest {

    private String location;
    private String first;

    @BeforeEach
    void publish() {
        Response published =
                CommentJson.valid().publish(PostJson.valid().publish().header("Location"));
        location = published.header("Location");
        first = published.asString();
    }

    @Test
    void an_edit_replaces_the_text_alone_and_counts_the_version() {
        Response before = RestAssured.get(location);

        CommentJson.edit(1)
                .put(location)
                .then()
                .statusCode(200)
                .body("id", is(before.jsonPath().getInt("id")))
                .body("postId", is(before.jsonPath().getInt("postId")))
                .body("body", equalTo("Other text"))
                .body("author", equalTo("Ada"))
                .body("createdAt", equalTo(before.jsonPath().getString("createdAt")))
                .body("version", is(2))
                .body("mine", is(true));

        assertThat(RestAssured.get(location).jsonPath().getString("updatedAt"))
                .isNotEqualTo(before.jsonPath().getString("updatedAt"));
    }

    @Test
    void an_edit_of_another_version_changes_nothing_and_gets_the_current_comment() {
        CommentJson.edit(1).with("body", "first").put(location).then().statusCode(200);
        String current = RestAssured.get(location).asString();

        for (int version : new int[] {1, 3}) {
            CommentJson.edit(version)
                    .put(location)
                    .then()
                    .statusCode(409)
                    .contentType("application/problem+json")
                    .body("title", equalTo("Conflict"))
                    .body("detail", containsString("The comment is at version 2"))
                    .body("instance", equalTo(location))
                    .body("current.body", equalTo("first"))
                    .body("current.version", is(2))
                    .body("problem", nullValue());
        }

        assertThat(RestAssured.get(location).asString()).isEqualTo(current);
    }

    @Test
    void of_edits_at_the_same_time_exactly_one_wins() throws Exception {
        for (int round = 1; round <= 5; round++) {
            int version = round;
            List<Response> answers = AtTheSameTime.send(
                    12,
                    client -> CommentJson.edit(version)
                            .with("body", version + " by " + client)
                            .put(location));

            List<String> won = answers.stream()
                    .filter(answer -> answer.statusCode() == 200)
                    .map(Response::asString)
                    .toList();
            assertThat(won).containsExactly(RestAssured.get(location).asString());
            assertThat(answers)
                    .extracting(Response::statusCode)
                    .filteredOn(status -> status == 409)
                    .hasSize(11);
        }
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource("refused")
    void what_breaks_a_limit_or_is_not_the_clients_to_set_is_refused_by_name(String field, Object value) {
        CommentJson.edit(1)
                .with(field, value)
                .put(location)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field.unique()", contains(field));

        assertThat(RestAssured.get(location).asString()).isEqualTo(first);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("body", null),
                Arguments.of("body", ""),
                Arguments.of("body", "a".repeat(16385)),
                Arguments.of("body", "a\u0007"),
                Arguments.of("version", null),
                Arguments.of("version", "1"),
                Arguments.of("author", "Mallory"),
                Arguments.of("authorSubject", "x"),
                Arguments.of("postId", 1),
                Arguments.of("id", 1),
                Arguments.of("createdAt", "2020-01-01T00:00:00Z"),
                Arguments.of("updatedAt", "2020-01-01T00:00:00Z"),
                Arguments.of("mine", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "{", ""})
    void a_body_that_is_not_one_json_object_is_refused(String body) {
        RestAssured.given()
                .contentType("application/json")
                .body(body)
                .put(location)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void a_comment_that_is_deleted_is_gone_and_the_others_stay() {
        String post = "/api/posts/" + RestAssured.get(location).jsonPath().getLong("postId");
        String other = CommentJson.valid().publish(post).header("Location");

        RestAssured.delete(location).then().statusCode(204);

        List<Response> answers = new ArrayList<>();
        answers.add(RestAssured.get(location));
        answers.add(RestAssured.delete(location));
        answers.add(CommentJson.edit(1).put(location));
        answers.forEach(answer -> answer.then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString("There is no comment")));
        RestAssured.get(other).then().statusCode(200);
    }

    @Test
    void a_comment_that_the_client_knows_is_304_until_it_is_edited() {
        Response comment = RestAssured.get(location);
        String tag = comment.header("ETag");

        ifNoneMatch(tag)
                .then()
                .statusCode(304)
                .header("ETag", equalTo(tag))
                .header("Cache-Control", equalTo("no-cache"))
                .body(emptyString());
        ifNoneMatch("\"other\"").then().statusCode(200);
        String post = "/api/posts/" + comment.jsonPath().getLong("postId");
        RestAssured.get(CommentJson.valid().publish(post).header("Location"))
                .then()
                .header("ETag", not(equalTo(tag)));

        CommentJson.edit(1).put(location).then().statusCode(200);
        ifNoneMatch(tag)
                .then()
                .statusCode(200)
                .header("ETag", not(equalTo(tag)))
                .body("version", is(2));
    }

    private Response ifNoneMatch(String tag) {
        return RestAssured.given().header("If-None-Match", tag).get(location);
    }
}
