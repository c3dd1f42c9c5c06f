package dks.api.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.nullValue;

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
class CommentListTest {

    private String post;
    private String path;

    @BeforeEach
    void publish() {
        post = PostJson.valid().publish().header("Location");
        path = post + "/comments";
    }

    @Test
    void a_post_without_comments_has_an_empty_list() {
        Response page = RestAssured.get(path);

        assertThat(page.asString()).isEqualTo("{\"comments\":[],\"next\":null}");
        assertThat(page.header("Link")).isNull();
    }

    @Test
    void the_list_is_oldest_first_and_fifty_long_by_default() throws SQLException {
        insert(post, 60, "now() - i * interval '1 minute'");

        Response page = RestAssured.get(path);

        assertThat(bodies(page)).hasSize(50).startsWith("60", "59").endsWith("11");
        assertThat(page.header("Link"))
                .isEqualTo("<" + path + "?limit=50&cursor=" + page.jsonPath().getString("next") + ">; rel=\"next\"");
    }

    @Test
    void a_page_of_long_comments_is_full_before_its_limit_and_nothing_is_passed_over() throws SQLException {
        Database.run("INSERT INTO comments (post_id, body, author)" + " SELECT " + post.replaceAll("\\D", "")
                + ", i || repeat('ä', 8190), 'author' FROM generate_series(1, 20) i");

        Response first = RestAssured.get(path + "?limit=100");
        Response second = RestAssured.given()
                .urlEncodingEnabled(false)
                .get(path + "?limit=100&cursor=" + first.jsonPath().getString("next"));

        assertThat(bodies(first)).hasSize(17);
        assertThat(bodies(second)).hasSize(3);
        assertThat(second.jsonPath().getString("next")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "timestamptz '2026-01-02 03:04:05.678901Z'",
                "timestamptz '2026-01-02 03:04:05.678901Z' + i * interval '1 microsecond'"
            })
    void pages_follow_without_gap_or_repetition_and_hold_no_comment_on_another_post(String createdAt)
            throws SQLException {
        insert(post, 12, createdAt);
        insert(PostJson.valid().publish().header("Location"), 12, createdAt);

        List<String> all = new ArrayList<>();
        String next = path + "?limit=5";
        while (next != null) {
            Response page = RestAssured.given().urlEncodingEnabled(false).get(next);
            all.addAll(bodies(page));
            String link = page.header("Link");
            next = link == null ? null : link.substring(1, link.indexOf('>'));
        }

        assertThat(all).containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12");
    }

    @Test
    void a_comment_published_between_two_pages_comes_last_and_one_deleted_moves_nothing() throws SQLException {
        insert(post, 4, "now() - interval '1 hour' + i * interval '1 minute'");
        Response first = RestAssured.get(path + "?limit=2");

        CommentJson.valid().with("body", "new").publish(post);
        RestAssured.delete("/api/comments/" + first.jsonPath().getLong("comments[1].id"))
                .then()
                .statusCode(204);
        Response second =
                RestAssured.get(path + "?limit=3&cursor=" + first.jsonPath().getString("next"));

        assertThat(bodies(first)).containsExactly("1", "2");
        assertThat(bodies(second)).containsExactly("3", "4", "new");
        second.then().body("next", nullValue());
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource("refused")
    void a_wrong_limit_or_cursor_is_refused_by_name(String parameter, String value) {
        RestAssured.given()
                .queryParam(parameter, value)
                .get(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", contains(parameter));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("limit", "0"),
                Arguments.of("limit", "101"),
                Arguments.of("limit", "x"),
                Arguments.of("cursor", "!!!"),
                Arguments.of("cursor", "AAAA"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/posts/999999999999999999/comments", "/api/posts/0/comments", "/api/comments/0"})
    void what_is_not_there_is_404(String missing) {
        RestAssured.get(missing)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString("There is no "));
    }

    @Test
    void the_list_is_read_from_the_index_that_was_made_for_it() throws SQLException {
        insert(post, 3000, "now() - i * interval '1 minute'");
        Database.run("ANALYZE comments");

        assertThat(Database.plan("SELECT * FROM comments WHERE post_id = " + post.replaceAll("\\D", "")
                        + " AND (created_at, id) > (now() - interval '1 day', 5) ORDER BY created_at, id LIMIT 51"))
                .contains("Index Scan using comments_of_post")
                .doesNotContain("Sort");
    }

    private static void insert(String post, int count, String createdAt) throws SQLException {
        Database.run("INSERT INTO comments (post_id, body, author, created_at) SELECT " + post.replaceAll("\\D", "")
                + ", i::text, 'author', " + createdAt + " FROM generate_series(1, " + count + ") i");
    }

    private static List<String> bodies(Response page) {
        return page.then().statusCode(200).extract().jsonPath().getList("comments.body", String.class);
    }
}
