package dks.api.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import dks.api.database.Database;
import dks.api.posts.PostJson;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
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
class OwnershipTest {

    IdentityProvider.Tokens tokens;

    private String author;
    private String namesake;
    private String location;

    @BeforeEach
    void publish() {
        author = tokens.of("sub-author", Map.of("name", "Grace Hopper"));
        namesake = tokens.of("sub-namesake", Map.of("name", "Grace Hopper"));
        location = publish(PostJson.valid(), author, Map.of()).header("Location");
    }

    @Test
    void a_post_is_mine_to_its_author_alone() {
        for (String path : List.of(location, "/api/posts?limit=1")) {
            assertThat(get(path, author).asString()).contains("\"mine\":true");
            assertThat(get(path, namesake).asString()).contains("\"mine\":false");
            assertThat(RestAssured.get(path).asString()).contains("\"mine\":false");
        }
    }

    @Test
    void what_was_just_published_or_edited_is_mine() {
        publish(PostJson.valid(), author, Map.of()).then().statusCode(201).body("mine", is(true));
        edit().put(location, author).then().statusCode(200).body("mine", is(true));
        edit().put(location, author).then().statusCode(409).body("current.mine", is(true));
    }

    @Test
    void a_post_stays_mine_under_another_name() {
        String renamed = tokens.of("sub-author", Map.of("name", "Rear Admiral Hopper"));

        edit().put(location, renamed)
                .then()
                .statusCode(200)
                .body("mine", is(true))
                .body("author", equalTo("Grace Hopper"));
    }

    @Test
    void the_subject_is_shown_nowhere() {
        for (Response answer : List.of(
                get(location, author),
                get("/api/posts", author),
                edit().put(location, author),
                edit().put(location, author),
                edit().put(location, namesake))) {
            assertThat(answer.asString()).doesNotContain("sub-author", "ubject");
        }
    }

    @ParameterizedTest
    @MethodSource("groups")
    void only_its_author_edits_a_post_whatever_the_groups(Map<String, Object> claims) {
        String before = RestAssured.get(location).asString();

        forbidden(edit().put(location, tokens.of("sub-other", claims)));

        assertThat(RestAssured.get(location).asString()).isEqualTo(before);
    }

    static Stream<Map<String, Object>> groups() {
        return Stream.of(
                Map.of("name", "Grace Hopper"),
                Map.of("groups", List.of("moderators")),
                Map.of("cognito:groups", List.of("moderators")));
    }

    @Test
    void a_conflict_shows_itself_to_the_author_only() {
        edit().put(location, author).then().statusCode(200);

        forbidden(edit().put(location, namesake)).body("current", equalTo(null));
    }

    @Test
    void the_author_deletes_a_post() {
        delete(location, author).then().statusCode(204);

        RestAssured.get(location).then().statusCode(404);
    }

    @ParameterizedTest
    @MethodSource("moderators")
    void a_moderator_deletes_what_others_published(Map<String, Object> claims) {
        delete(location, tokens.of("sub-moderator", claims)).then().statusCode(204);

        RestAssured.get(location).then().statusCode(404);
    }

    static Stream<Map<String, Object>> moderators() {
        return Stream.of(
                Map.of("groups", List.of("moderators")),
                Map.of("groups", List.of("a", "moderators", "b")),
                Map.of("cognito:groups", List.of("moderators")),
                Map.of("groups", List.of("a"), "cognito:groups", List.of("b", "moderators")));
    }

    @ParameterizedTest
    @MethodSource("nobodies")
    void nobody_else_deletes_a_post(Map<String, Object> claims) {
        forbidden(delete(location, tokens.of("sub-other", claims)));

        RestAssured.get(location).then().statusCode(200);
    }

    static Stream<Map<String, Object>> nobodies() {
        return Stream.of(
                Map.of("name", "Grace Hopper"),
                Map.of("groups", List.of()),
                Map.of("groups", List.of("Moderators", "moderators2", "the-moderators", "moderators,x")),
                Map.of("groups", Map.of("moderators", true)),
                Map.of("roles", List.of("moderators"), "scope", "moderators"));
    }

    @Test
    void who_is_not_signed_in_neither_edits_nor_deletes() {
        String before = RestAssured.get(location).asString();

        RestAssured.delete(location).then().statusCode(401).contentType("application/problem+json");
        edit().put(location).then().statusCode(401).contentType("application/problem+json");
        delete(location, tokens.expired()).then().statusCode(401);
        edit().put(location, tokens.expired()).then().statusCode(401);

        assertThat(RestAssured.get(location).asString()).isEqualTo(before);
    }

    @Test
    void an_author_in_an_edit_is_refused() {
        edit().with("author", "Somebody else")
                .put(location, author)
                .then()
                .statusCode(400)
                .body("errors.field", contains("author"));
    }

    @Test
    void a_post_of_the_time_without_sign_in_is_nobodys() throws SQLException {
        Database.run("UPDATE posts SET author_subject = NULL WHERE id = " + location.replaceAll("\\D", ""));

        get(location, author).then().body("mine", is(false));
        RestAssured.get(location).then().body("mine", is(false));
        forbidden(edit().put(location, author));
        forbidden(delete(location, author));
    }

    @Test
    void the_same_key_from_a_namesake_does_not_find_the_first_post() {
        PostJson post = PostJson.valid();
        Map<String, String> key = Map.of("Idempotency-Key", post.title().replace(' ', '-'));

        Response first = publish(post, author, key);
        Response again = publish(post, author, key);

        assertThat(again.asString()).isEqualTo(first.asString());
        publish(post, namesake, key).then().statusCode(422);
    }

    @Test
    void what_the_author_sees_has_a_tag_of_its_own_and_stays_out_of_shared_caches() {
        Response mine = get(location, author);
        Response foreign = get(location, namesake);
        Response anonymous = RestAssured.get(location);

        assertThat(mine.header("ETag")).isNotEqualTo(anonymous.header("ETag"));
        assertThat(foreign.header("ETag")).isEqualTo(anonymous.header("ETag"));
        assertThat(mine.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(foreign.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(anonymous.header("Cache-Control")).isEqualTo("no-cache");
        RestAssured.given()
                .header("If-None-Match", anonymous.header("ETag"))
                .auth()
                .oauth2(author)
                .get(location)
                .then()
                .statusCode(200)
                .body("mine", is(true));
        RestAssured.given()
                .header("If-None-Match", mine.header("ETag"))
                .auth()
                .oauth2(author)
                .get(location)
                .then()
                .statusCode(304)
                .header("Cache-Control", equalTo("private, no-cache"));
        RestAssured.given()
                .header("If-None-Match", mine.header("ETag"))
                .auth()
                .oauth2(tokens.expired())
                .get(location)
                .then()
                .statusCode(401);
    }

    private static PostJson edit() {
        return PostJson.valid().without("author").with("version", 1);
    }

    private static Response publish(PostJson post, String token, Map<String, String> headers) {
        return RestAssured.given()
                .contentType("application/json")
                .auth()
                .oauth2(token)
                .headers(headers)
                .body(post.without("author").properties())
                .post("/api/posts");
    }

    private static Response get(String path, String token) {
        return RestAssured.given().auth().oauth2(token).get(path);
    }

    private static Response delete(String path, String token) {
        return RestAssured.given().auth().oauth2(token).delete(path);
    }

    private static ValidatableResponse forbidden(Response answer) {
        return answer.then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("title", equalTo("Forbidden"))
                .body("detail", containsString("Only its author"));
    }
}
