package dks.api.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import dks.api.AtTheSameTime;
import dks.api.database.Database;
import dks.api.database.DatabaseResource;
import dks.api.posts.PostJson;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
class PublishCommentTest {

    private static final String HEADER = "Idempotency-Key";

    private final String key = UUID.randomUUID().toString();
    private String post;

    @BeforeEach
    void publish() {
        post = PostJson.valid().publish().header("Location");
    }

    @Test
    void a_comment_is_published_and_read_back_from_its_location() {
        Response published = CommentJson.valid()
                .with("body", "Lines\n\tand\u2028\uD83D\uDC4D")
                .with("author", "  Ada ")
                .publish(post);

        published
                .then()
                .statusCode(201)
                .contentType("application/json")
                .body("size()", is(8))
                .body("postId", is(Integer.parseInt(post.replaceAll("\\D", ""))))
                .body("body", equalTo("Lines\n\tand\u2028\uD83D\uDC4D"))
                .body("author", equalTo("Ada"))
                .body("version", is(1))
                .body("mine", is(true));
        assertThat(published.jsonPath().getString("updatedAt"))
                .isEqualTo(published.jsonPath().getString("createdAt"));
        assertThat(published.header("Location"))
                .isEqualTo("/api/comments/" + published.jsonPath().getLong("id"));
        assertThat(RestAssured.get(published.header("Location")).asString()).isEqualTo(published.asString());
    }

    @Test
    void a_post_tells_how_many_comments_it_has_and_has_another_tag_then() {
        Response before = RestAssured.get(post);
        before.then().body("comments", is(0));
        CommentJson.valid().publish(post);
        Response second = CommentJson.valid().publish(post);

        Response after = RestAssured.given()
                .header("If-None-Match", before.header("ETag"))
                .get(post);

        after.then().statusCode(200).body("comments", is(2)).body("version", is(1));
        RestAssured.get("/api/posts?limit=1").then().body("posts.comments", contains(2));
        RestAssured.delete(second.header("Location"));
        RestAssured.get(post).then().body("comments", is(1));
        PostJson.valid()
                .without("author")
                .with("version", 1)
                .put(post)
                .then()
                .statusCode(200)
                .body("comments", is(1));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource("refused")
    void what_breaks_a_limit_is_refused_by_name_and_stores_nothing(String field, Object value) throws SQLException {
        CommentJson.valid()
                .with(field, value)
                .publish(post)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field.unique()", contains(field));

        assertThat(Database.comments(post)).isZero();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("body", null),
                Arguments.of("body", " \n"),
                Arguments.of("body", "a".repeat(16385)),
                Arguments.of("body", "é".repeat(8193)),
                Arguments.of("body", "a\u0000b"),
                Arguments.of("body", 1),
                Arguments.of("author", null),
                Arguments.of("author", " "),
                Arguments.of("author", "a".repeat(81)),
                Arguments.of("author", "a\nb"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"id", "postId", "post_id", "createdAt", "updatedAt", "version", "mine", "authorSubject", "title"
            })
    void what_is_not_the_clients_to_set_is_refused_by_name(String property) throws SQLException {
        CommentJson.valid()
                .with(property, "x")
                .publish(post)
                .then()
                .statusCode(400)
                .body("errors.field", contains(property));

        assertThat(Database.comments(post)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "{", "", "7"})
    void a_body_that_is_not_one_json_object_is_refused(String body) {
        RestAssured.given()
                .contentType("application/json")
                .body(body)
                .post(post + "/comments")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void a_text_of_exactly_16_kib_is_taken() {
        CommentJson.valid().with("body", "é".repeat(8192)).publish(post).then().statusCode(201);
    }

    @Test
    void text_that_looks_like_code_is_stored_as_text() {
        String text = "'); DROP TABLE comments; -- :post ? $1 {fn now()}";

        CommentJson.valid()
                .with("body", text)
                .publish(post)
                .then()
                .statusCode(201)
                .body("body", equalTo(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/posts/999999999999999999", "/api/posts/0", "/api/posts/-1", "/api/posts/x"})
    void a_post_that_is_not_there_takes_no_comment_with_or_without_a_key(String missing) {
        for (Map<String, String> headers : List.of(Map.<String, String>of(), Map.of(HEADER, key))) {
            CommentJson.valid()
                    .publish(missing, headers)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json");
        }
    }

    @Test
    void deleting_a_post_removes_its_comments_and_no_others() throws SQLException {
        String comment = CommentJson.valid().publish(post).header("Location");
        String other = PostJson.valid().publish().header("Location");
        String kept = CommentJson.valid().publish(other).header("Location");

        RestAssured.delete(post).then().statusCode(204);

        RestAssured.get(comment).then().statusCode(404).body("detail", containsString("There is no comment"));
        RestAssured.get(post + "/comments").then().statusCode(404);
        assertThat(Database.comments(post)).isZero();
        RestAssured.get(kept).then().statusCode(200);
    }

    @Test
    void comments_on_a_post_that_is_deleted_at_the_same_time_are_taken_or_refused_and_none_stays() throws Exception {
        for (int round = 0; round < 5; round++) {
            String doomed = PostJson.valid().publish().header("Location");

            List<Response> answers = AtTheSameTime.send(
                    8,
                    client -> client == 4
                            ? RestAssured.delete(doomed)
                            : CommentJson.valid().publish(doomed));

            assertThat(answers)
                    .extracting(Response::statusCode)
                    .containsAnyOf(204)
                    .isSubsetOf(201, 204, 404);
            assertThat(Database.comments(doomed)).isZero();
        }
    }

    @Test
    void the_same_key_at_the_same_time_publishes_one_comment() throws Exception {
        List<Response> answers =
                AtTheSameTime.send(12, client -> CommentJson.valid().publish(post, Map.of(HEADER, key)));

        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(answers)
                .extracting(Response::asString)
                .containsOnly(answers.get(0).asString());
        assertThat(Database.comments(post)).isEqualTo(1);
    }

    @Test
    void the_same_key_with_another_comment_or_post_is_refused_and_nothing_is_stored() throws SQLException {
        Map<String, String> header = Map.of(HEADER, key);
        Response stored = CommentJson.valid().publish(post, header);
        String other = PostJson.valid().publish().header("Location");

        List<Response> answers = new ArrayList<>();
        answers.add(CommentJson.valid().with("body", "other").publish(post, header));
        answers.add(CommentJson.valid().with("author", "Bob").publish(post, header));
        answers.add(CommentJson.valid().publish(other, header));

        answers.forEach(answer -> answer.then()
                .statusCode(422)
                .body("detail", containsString(key))
                .body("current", equalTo(stored.jsonPath().getMap(""))));
        assertThat(Database.comments(post)).isEqualTo(1);
        assertThat(Database.comments(other)).isZero();
    }

    @Test
    void a_retry_does_not_publish_again_what_was_deleted_since() throws SQLException {
        Map<String, String> header = Map.of(HEADER, key);
        RestAssured.delete(CommentJson.valid().publish(post, header).header("Location"));

        CommentJson.valid().publish(post, header).then().statusCode(410).body("detail", containsString(key));

        assertThat(Database.comments(post)).isZero();
    }

    @Test
    void the_keys_of_comments_that_go_with_their_post_are_kept() throws SQLException {
        CommentJson.valid().publish(post, Map.of(HEADER, key));

        RestAssured.delete(post).then().statusCode(204);

        CommentJson.valid().publish(post, Map.of(HEADER, key)).then().statusCode(404);
        String other = PostJson.valid().publish().header("Location");
        CommentJson.valid().publish(other, Map.of(HEADER, key)).then().statusCode(410);
        assertThat(Database.comments(other)).isZero();
    }

    @Test
    void without_a_key_the_same_comment_is_published_again() throws SQLException {
        CommentJson.valid().publish(post);
        CommentJson.valid().publish(post);

        assertThat(Database.comments(post)).isEqualTo(2);
    }

    @Test
    void a_key_with_a_space_is_refused() {
        CommentJson.valid()
                .publish(post, Map.of(HEADER, "two words"))
                .then()
                .statusCode(400)
                .body("errors.field", contains(HEADER));
    }
}
