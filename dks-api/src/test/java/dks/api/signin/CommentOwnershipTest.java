package dks.api.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dks.api.comments.CommentJson;
import dks.api.posts.PostJson;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@TestProfile(SignInTest.SignedIn.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CommentOwnershipTest {

    IdentityProvider.Tokens tokens;

    private Map<String, String> author;
    private Map<String, String> namesake;
    private Map<String, String> poster;
    private String post;
    private String location;

    @BeforeEach
    void publish() {
        author = bearer("sub-author", Map.of("name", "Grace Hopper"));
        namesake = bearer("sub-namesake", Map.of("name", "Grace Hopper"));
        poster = bearer("sub-poster", Map.of("name", "Ada"));
        post = RestAssured.given()
                .contentType("application/json")
                .headers(poster)
                .body(PostJson.valid().without("author").properties())
                .post("/api/posts")
                .header("Location");
        location = comment().publish(post, author).header("Location");
    }

    @Test
    void a_comment_is_by_the_person_signed_in_and_mine_to_that_person_alone() {
        comment()
                .publish(post, author)
                .then()
                .body("author", equalTo("Grace Hopper"))
                .body("mine", is(true));
        get(location, author).then().body("mine", is(true));
        for (Map<String, String> other : List.of(namesake, poster, Map.<String, String>of())) {
            get(location, other).then().statusCode(200).body("mine", is(false));
            get(post + "/comments", other).then().body("comments.mine.unique()", contains(false));
        }
        get(post + "/comments", author).then().body("comments.mine.unique()", contains(true));
    }

    @Test
    void the_subject_is_shown_nowhere() {
        for (Response answer : List.of(
                get(location, author),
                get(post + "/comments", author),
                CommentJson.edit(1).put(location, author),
                CommentJson.edit(1).put(location, author),
                CommentJson.edit(1).put(location, namesake))) {
            assertThat(answer.asString()).doesNotContain("sub-author", "ubject");
        }
    }

    @Test
    void what_the_author_sees_has_a_tag_of_its_own_and_stays_out_of_shared_caches() {
        Response mine = get(location, author);
        Response anonymous = get(location, Map.of());

        assertThat(mine.header("ETag")).isNotEqualTo(anonymous.header("ETag"));
        assertThat(mine.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(anonymous.header("Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void an_author_in_the_body_is_refused() {
        CommentJson.valid().publish(post, author).then().statusCode(400).body("errors.field", contains("author"));
    }

    @Test
    void only_its_author_edits_a_comment_not_the_author_of_the_post_nor_a_moderator() {
        String before = RestAssured.get(location).asString();

        for (Map<String, String> other :
                List.of(namesake, poster, bearer("sub-m", Map.of("groups", List.of("moderators"))))) {
            forbidden(CommentJson.edit(1).put(location, other)).body("current", nullValue());
        }

        assertThat(RestAssured.get(location).asString()).isEqualTo(before);
        CommentJson.edit(1).put(location, author).then().statusCode(200);
        CommentJson.edit(1).put(location, author).then().statusCode(409).body("current.mine", is(true));
    }

    @ParameterizedTest
    @MethodSource("moderators")
    void a_moderator_deletes_what_others_wrote(Map<String, Object> claims) {
        delete(location, bearer("sub-moderator", claims)).then().statusCode(204);

        RestAssured.get(location).then().statusCode(404);
    }

    static Stream<Map<String, Object>> moderators() {
        return Stream.of(Map.of("groups", List.of("moderators")), Map.of("cognito:groups", List.of("moderators")));
    }

    @Test
    void its_author_deletes_a_comment_and_nobody_else() {
        forbidden(delete(location, namesake));
        forbidden(delete(location, poster));

        delete(location, author).then().statusCode(204);
        RestAssured.get(location).then().statusCode(404);
    }

    @Test
    void who_is_not_signed_in_or_not_any_more_writes_nothing() {
        String before = RestAssured.get(post + "/comments").asString();

        for (Map<String, String> nobody :
                List.of(Map.<String, String>of(), Map.of("Authorization", "Bearer " + tokens.expired()))) {
            comment().publish(post, nobody).then().statusCode(401);
            CommentJson.edit(1).put(location, nobody).then().statusCode(401);
            delete(location, nobody).then().statusCode(401).contentType("application/problem+json");
        }
        get(location, Map.of("Authorization", "Bearer " + tokens.expired()))
                .then()
                .statusCode(401);

        assertThat(RestAssured.get(post + "/comments").asString()).isEqualTo(before);
    }

    @Test
    void the_same_key_from_a_namesake_does_not_find_the_first_comment() {
        String key = UUID.randomUUID().toString();

        Response first = comment().publish(post, with(author, key));

        assertThat(comment().publish(post, with(author, key)).asString()).isEqualTo(first.asString());
        comment().publish(post, with(namesake, key)).then().statusCode(422);
    }

    @Test
    void deleting_a_post_removes_also_what_others_wrote_under_it() {
        delete(post, poster).then().statusCode(204);

        RestAssured.get(location).then().statusCode(404);
    }

    private Map<String, String> bearer(String subject, Map<String, Object> claims) {
        return Map.of("Authorization", "Bearer " + tokens.of(subject, claims));
    }

    private static Map<String, String> with(Map<String, String> bearer, String key) {
        return Map.of("Authorization", bearer.get("Authorization"), "Idempotency-Key", key);
    }

    private static CommentJson comment() {
        return CommentJson.valid().without("author");
    }

    private static Response get(String path, Map<String, String> headers) {
        return RestAssured.given().headers(headers).get(path);
    }

    private static Response delete(String path, Map<String, String> headers) {
        return RestAssured.given().headers(headers).delete(path);
    }

    private static ValidatableResponse forbidden(Response answer) {
        return answer.then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("detail", containsString("Only its author"));
    }
}
