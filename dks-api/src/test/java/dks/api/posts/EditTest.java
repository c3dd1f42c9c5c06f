package dks.api.posts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dks.api.AtTheSameTime;
import dks.api.database.Database;
import dks.api.database.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
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
class EditTest {

    private String location;
    private JsonPath first;

    @BeforeEach
    void publish() {
        Response published = PostJson.valid()
                .with("link", "https://example.org/")
                .with("tags", List.of("old"))
                .with("body", "The old text")
                .publish();
        location = published.header("Location");
        first = published.jsonPath();
    }

    @Test
    void an_edit_replaces_the_content_and_counts_the_version() {
        edit(1).with("title", " New title ")
                .with("link", "https://example.org/new")
                .with("body", "New\ntext")
                .with("tags", List.of("NEW", "new", "c++"))
                .put(location)
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("id", is(first.getInt("id")))
                .body("title", equalTo("New title"))
                .body("link", equalTo("https://example.org/new"))
                .body("body", equalTo("New\ntext"))
                .body("tags", contains("new", "c++"))
                .body("author", equalTo("Ada"))
                .body("createdAt", equalTo(first.getString("createdAt")))
                .body("version", is(2))
                .body("mine", is(true));

        JsonPath now = RestAssured.get(location).jsonPath();
        assertThat(now.getString("title")).isEqualTo("New title");
        assertThat(Instant.parse(now.getString("updatedAt"))).isAfter(Instant.parse(now.getString("createdAt")));
    }

    @Test
    void link_and_tags_that_are_left_out_are_removed() {
        edit(1).put(location).then().statusCode(200).body("link", nullValue()).body("tags", is(List.of()));
    }

    @Test
    void what_was_edited_is_found_by_its_new_words_and_not_by_the_old() {
        String word = "w" + first.getString("title").replaceAll("[^0-9a-f]", "");
        edit(1).with("body", "now about " + word).put(location).then().statusCode(200);

        RestAssured.get("/api/posts?q=" + word).then().body("posts.id", contains(first.getInt("id")));
        edit(2).with("body", "now about nothing").put(location).then().statusCode(200);
        RestAssured.get("/api/posts?q=" + word).then().body("posts", is(List.of()));
    }

    @Test
    void an_edit_of_an_older_version_changes_nothing_and_gets_the_current_post() {
        edit(1).with("body", "first").put(location).then().statusCode(200);
        String current = RestAssured.get(location).asString();

        edit(1).with("body", "second")
                .put(location)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("about:blank"))
                .body("title", equalTo("Conflict"))
                .body("status", is(409))
                .body("detail", containsString("version 2"))
                .body("instance", equalTo(location))
                .body("current.id", is(first.getInt("id")))
                .body("current.body", equalTo("first"))
                .body("current.version", is(2))
                .body("current.mine", is(true))
                .body("problem", nullValue());

        assertThat(RestAssured.get(location).asString()).isEqualTo(current);
    }

    @Test
    void a_version_that_is_not_there_yet_is_a_conflict() {
        edit(2).put(location).then().statusCode(409).body("current.version", is(1));
    }

    @Test
    void of_edits_at_the_same_time_exactly_one_wins_and_none_is_lost() throws Exception {
        int clients = 12;
        for (int round = 1; round <= 5; round++) {
            int version = round;
            List<Response> answers = AtTheSameTime.send(
                    clients,
                    client -> edit(version)
                            .with("body", "version " + version + " by client " + client)
                            .put(location));

            List<Response> won = answers.stream()
                    .filter(answer -> answer.statusCode() == 200)
                    .toList();
            List<Response> late = answers.stream()
                    .filter(answer -> answer.statusCode() == 409)
                    .toList();
            assertThat(won).hasSize(1);
            assertThat(late).hasSize(clients - 1);
            String text = won.get(0).jsonPath().getString("body");
            assertThat(RestAssured.get(location).asString())
                    .isEqualTo(won.get(0).asString());
            assertThat(late)
                    .extracting(answer -> answer.jsonPath().getString("current.body"))
                    .containsOnly(text);
        }
        assertThat(RestAssured.get(location).jsonPath().getInt("version")).isEqualTo(6);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource("refused")
    void what_breaks_a_limit_is_refused_by_name_and_changes_nothing(String field, Object value) {
        String before = RestAssured.get(location).asString();

        edit(1).with(field, value)
                .put(location)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", hasItem(field))
                .body("errors.field.unique()", contains(field));

        assertThat(RestAssured.get(location).asString()).isEqualTo(before);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("title", " "),
                Arguments.of("title", null),
                Arguments.of("title", "a".repeat(201)),
                Arguments.of("link", "javascript:alert(1)"),
                Arguments.of("body", ""),
                Arguments.of("body", null),
                Arguments.of("body", "a".repeat(65537)),
                Arguments.of("body", "a\u0000b"),
                Arguments.of("tags", List.of("two words")),
                Arguments.of(
                        "tags", IntStream.range(0, 21).mapToObj(i -> "t" + i).toList()),
                Arguments.of("version", null),
                Arguments.of("version", "1"),
                Arguments.of("version", ""),
                Arguments.of("version", 1.5),
                Arguments.of("version", true),
                Arguments.of("version", List.of(1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "author",
                "authorSubject",
                "author_subject",
                "createdAt",
                "updatedAt",
                "mine",
                "comments",
                "excerpt",
                "search"
            })
    void what_is_not_the_clients_to_set_is_refused_by_name(String property) {
        String before = RestAssured.get(location).asString();

        edit(1).with(property, "x").put(location).then().statusCode(400).body("errors.field", contains(property));
        if (!property.equals("author")) {
            PostJson.valid()
                    .with(property, "x")
                    .publish()
                    .then()
                    .statusCode(400)
                    .body("errors.field", contains(property));
        }

        assertThat(RestAssured.get(location).asString()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "{", "", "7"})
    void a_body_that_is_not_one_json_object_is_refused(String body) {
        RestAssured.given()
                .contentType("application/json")
                .body(body)
                .put(location)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'); DROP TABLE posts; --", "', version = 99, author = 'x", ":version ? \\' {fn now()}", "$1 $$"
            })
    void text_that_looks_like_code_is_stored_as_text(String text) throws SQLException {
        int before = Database.posts();

        edit(1).with("title", text)
                .with("body", text)
                .put(location)
                .then()
                .statusCode(200)
                .body("title", equalTo(text))
                .body("body", equalTo(text))
                .body("author", equalTo("Ada"))
                .body("version", is(2));

        assertThat(Database.posts()).isEqualTo(before);
    }

    @Test
    void a_post_that_is_deleted_is_gone() {
        RestAssured.delete(location).then().statusCode(204).body(emptyString());

        gone(RestAssured.get(location));
        gone(RestAssured.delete(location));
        gone(edit(1).put(location));
    }

    @Test
    void deleting_one_post_leaves_the_others() throws SQLException {
        String other = PostJson.valid().publish().header("Location");
        int before = Database.posts();

        RestAssured.delete(location).then().statusCode(204);

        assertThat(Database.posts()).isEqualTo(before - 1);
        RestAssured.get(other).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/posts/999999999999999999", "/api/posts/0", "/api/posts/-1", "/api/posts/1%20or%201=1"})
    void an_unknown_id_is_404_and_deletes_nothing(String path) throws SQLException {
        int before = Database.posts();

        RestAssured.given()
                .urlEncodingEnabled(false)
                .delete(path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json");

        assertThat(Database.posts()).isEqualTo(before);
    }

    @Test
    void where_nobody_signs_in_every_post_is_everybodys() {
        assertThat(first.getBoolean("mine")).isTrue();
        RestAssured.get(location).then().body("mine", is(true));
        RestAssured.get("/api/posts").then().body("posts.mine.unique()", contains(true));
    }

    private static void gone(Response answer) {
        answer.then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString("There is no post"));
    }

    private static PostJson edit(int version) {
        return PostJson.valid().without("author").with("version", version);
    }
}
