package dks.api.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import dks.api.database.Database;
import dks.api.database.DatabaseResource;
import dks.api.posts.PostJson;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(SignInTest.SignedIn.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SignInTest {

    /** Sign-in on, with a provider of our own. */
    public static class SignedIn implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(
                    new TestResourceEntry(DatabaseResource.class), new TestResourceEntry(IdentityProvider.class));
        }
    }

    IdentityProvider.Tokens tokens;

    @Test
    void the_author_is_the_person_signed_in() {
        bearer(PostJson.valid().without("author"), tokens.good())
                .then()
                .statusCode(201)
                .body("author", equalTo("Grace Hopper"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void the_authors_name_is_the_first_claim_that_holds_one(Map<String, Object> claims, String author) {
        bearer(PostJson.valid().without("author"), tokens.of("sub-2", claims))
                .then()
                .statusCode(201)
                .body("author", equalTo(author));
    }

    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of(Map.of("name", "N", "preferred_username", "p", "email", "e@x.org"), "N"),
                Arguments.of(Map.of("preferred_username", "p", "email", "e@x.org"), "p"),
                Arguments.of(Map.of("name", "  ", "email", "e.f@x.org"), "e.f"),
                Arguments.of(Map.of("email", "@x.org"), "sub-2"),
                Arguments.of(Map.of("name", "\u3164\u200b", "preferred_username", "p"), "p"),
                Arguments.of(Map.of(), "sub-2"),
                Arguments.of(Map.of("name", "a\u0000b\nc"), "a b c"),
                Arguments.of(Map.of("name", "a\u202eb\u2028c"), "a b c"),
                Arguments.of(Map.of("name", "\uD83D\uDC4D".repeat(81)), "\uD83D\uDC4D".repeat(80)));
    }

    @Test
    void an_author_in_the_body_is_refused() throws SQLException {
        PostJson post = PostJson.valid().with("author", "Somebody else");

        bearer(post, tokens.good()).then().statusCode(400).body("errors.field", contains("author"));

        assertThat(Database.postsTitled(post.title())).isZero();
    }

    @Test
    void who_is_not_signed_in_cannot_write() throws SQLException {
        PostJson post = PostJson.valid().without("author");

        unauthorized(post.publish());

        assertThat(Database.postsTitled(post.title())).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/posts/1", "/api/posts", "/api/whatever/comes"})
    void no_path_can_be_written_to_without_a_sign_in(String path) {
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            int status = RestAssured.given()
                    .contentType("application/json")
                    .body("{}")
                    .request(method, path)
                    .statusCode();
            assertThat(status).as(method + " " + path).isIn(401, 404, 405);
        }
    }

    @Test
    void the_sign_in_comes_before_the_body() {
        Response answer = RestAssured.given()
                .contentType("application/json")
                .body("not even json")
                .post("/api/posts");

        unauthorized(answer);
    }

    @ParameterizedTest
    @EnumSource
    void a_token_that_is_not_right_is_401_and_stores_nothing(Bad bad) throws Exception {
        PostJson post = PostJson.valid().without("author");

        unauthorized(bearer(post, bad.token.from(tokens)))
                .header("WWW-Authenticate", equalTo("Bearer error=\"invalid_token\""));

        assertThat(Database.postsTitled(post.title())).isZero();
    }

    enum Bad {
        EXPIRED(IdentityProvider.Tokens::expired),
        FOR_ANOTHER_CLIENT(IdentityProvider.Tokens::forAnotherClient),
        WITHOUT_AUDIENCE(IdentityProvider.Tokens::withoutAudience),
        OF_ANOTHER_ISSUER(IdentityProvider.Tokens::ofAnotherIssuer),
        UNSIGNED(IdentityProvider.Tokens::unsigned),
        FORGED(IdentityProvider.Tokens::forged),
        CONFUSED(IdentityProvider.Tokens::confused),
        ALTERED(IdentityProvider.Tokens::altered),
        OPAQUE(tokens -> "no-token-at-all"),
        EMPTY(tokens -> ""),
        DOT(tokens -> "."),
        TWO_DOTS(tokens -> ".."),
        DOTS(tokens -> "..."),
        TWO_PARTS(tokens -> "a.b"),
        FOUR_PARTS(tokens -> "a.b.c.d"),
        NOT_BASE64(tokens -> "a.b.$"),
        NOT_JSON(tokens -> "YQ.YQ.YQ"),
        EMPTY_PARTS(tokens -> "a..b"),
        LONG(tokens -> "a".repeat(6000)),
        TWO_TOKENS(tokens -> tokens.good() + " " + tokens.good()),
        WITHOUT_SUBJECT(IdentityProvider.Tokens::withoutSubject),
        BLANK_SUBJECT(tokens -> tokens.of(" ", Map.of("name", "Nobody"))),
        INVISIBLE_SUBJECT(tokens -> tokens.of("\u200b", Map.of("name", "Nobody"))),
        LONG_SUBJECT(tokens -> tokens.of("s".repeat(256), Map.of("name", "Long"))),
        SUBJECT_OF_NUL(tokens -> tokens.of("a\u0000b", Map.of("name", "Nul")));

        private final Maker token;

        Bad(Maker token) {
            this.token = token;
        }

        private interface Maker {
            String from(IdentityProvider.Tokens tokens) throws Exception;
        }
    }

    @Test
    void the_same_key_from_another_person_does_not_show_the_first_post() {
        PostJson post = PostJson.valid().without("author");
        String key = post.title().replace(' ', '-');
        Response first = bearer(post, tokens.of("a", Map.of("name", "A")), key);
        Response second = bearer(post, tokens.of("b", Map.of("name", "B")), key);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(422);
        assertThat(second.asString()).doesNotContain("\"A\"");
    }

    @Test
    void reading_needs_no_sign_in() {
        RestAssured.get("/api/posts").then().statusCode(200);
        RestAssured.get("/api/tags").then().statusCode(200);
        RestAssured.get("/api/docs/").then().statusCode(200);
        RestAssured.get("/health/ready").then().statusCode(200);
    }

    @ParameterizedTest
    @EnumSource
    void a_token_that_is_not_right_is_401_when_reading_too(Bad bad) throws Exception {
        String location =
                bearer(PostJson.valid().without("author"), tokens.good()).header("Location");
        for (String path : List.of("/api/posts", "/api/tags", location)) {
            Response answer =
                    RestAssured.given().auth().oauth2(bad.token.from(tokens)).get(path);

            unauthorized(answer).header("WWW-Authenticate", equalTo("Bearer error=\"invalid_token\""));
        }
    }

    @Test
    void health_minds_no_bad_token() {
        RestAssured.given()
                .auth()
                .oauth2(tokens.expired())
                .get("/health/ready")
                .then()
                .statusCode(200);
    }

    private static Response bearer(PostJson post, String token) {
        return post.publish("Authorization", "Bearer " + token);
    }

    private static Response bearer(PostJson post, String token, String key) {
        return RestAssured.given()
                .contentType("application/json")
                .auth()
                .oauth2(token)
                .header("Idempotency-Key", key)
                .body(post.properties())
                .post("/api/posts");
    }

    private static io.restassured.response.ValidatableResponse unauthorized(Response answer) {
        return answer.then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("status", is(401))
                .body("title", equalTo("Unauthorized"));
    }
}
