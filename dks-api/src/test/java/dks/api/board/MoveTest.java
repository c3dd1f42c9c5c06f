package dks.api.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import dks.api.AtTheSameTime;
import dks.api.comments.CommentJson;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MoveTest {

    private static final String VISITOR = "visitor-0000-ada";

    private String first;
    private String second;

    @BeforeEach
    void publish() throws SQLException {
        empty();
        first = PostJson.valid()
                .with("title", "Grüße, \"Welt\" \uD83D\uDC4D")
                .with("link", "https://example.org/a?b=c")
                .with("tags", List.of("ecs", "c++"))
                .with("body", "Line\n\n\ttab \\ \u2028 end")
                .publish()
                .header("Location");
        second = PostJson.valid().with("tags", List.of("ecs")).publish().header("Location");
        for (int i = 0; i < 3; i++) {
            CommentJson.valid().with("body", "comment " + i).publish(first);
            kudos(first, VISITOR + i);
        }
        CommentJson.valid().with("body", "other").publish(second);
        CommentJson.edit(1)
                .put("/api/comments/"
                        + RestAssured.get(second + "/comments").jsonPath().getLong("comments[0].id"));
        Database.run("UPDATE posts SET author_subject = 'sub-1' WHERE id = " + id(first));
    }

    @Test
    void an_export_holds_posts_oldest_first_each_followed_by_its_comments_and_kudos() {
        List<String> lines = Boards.exported();

        assertThat(lines).hasSize(9);
        assertThat(lines.stream().map(line -> line.substring(9, line.indexOf('"', 9))))
                .containsExactly("post", "comment", "comment", "comment", "kudos", "kudos", "kudos", "post", "comment");
        assertThat(lines.get(0))
                .contains("\"title\":\"Grüße, \\\"Welt\\\" ", "\"subject\":\"sub-1\"", "\"tags\":[\"ecs\",\"c++\"]")
                .contains("\"createdAt\":\"" + RestAssured.get(first).jsonPath().getString("createdAt") + "\"");
        assertThat(lines.get(7)).doesNotContain("subject").contains("\"link\":null");
        assertThat(lines.subList(1, 4))
                .allSatisfy(line -> assertThat(line).contains("\"post\":\"" + key(lines.get(0)) + "\""));
        assertThat(lines.get(1)).contains("comment 0");
        assertThat(lines.get(8)).contains("Other text", "\"version\":2");
        assertThat(String.join("", lines)).doesNotContain(VISITOR);
    }

    @Test
    void what_is_exported_imported_into_an_empty_board_and_exported_again_is_the_same() throws SQLException {
        List<String> lines = Boards.exported();
        empty();
        PostJson.valid().publish(); // so that ids differ from those of the first board
        Database.run("DELETE FROM posts");

        counts(Boards.store(lines), 2, 4, 3, 0);

        assertThat(Boards.exported()).isEqualTo(lines);
        RestAssured.get("/api/posts?sort=kudos&limit=1")
                .then()
                .body("posts[0].title", equalTo("Grüße, \"Welt\" \uD83D\uDC4D"))
                .body("posts[0].kudos", is(3))
                .body("posts[0].comments", is(3));
        RestAssured.get("/api/tags").then().body("tags[0].tag", equalTo("ecs")).body("tags[0].posts", is(2));
        assertThat(RestAssured.get("/api/posts?q=tab").jsonPath().getList("posts"))
                .hasSize(1);
    }

    @Test
    void a_visitor_can_take_kudos_back_on_the_board_that_they_moved_to() throws SQLException {
        List<String> lines = Boards.exported();
        empty();
        Boards.store(lines);
        String moved = "/api/posts/"
                + RestAssured.get("/api/posts?sort=kudos&limit=1").jsonPath().getLong("posts[0].id");

        RestAssured.given()
                .header("DKS-Visitor", VISITOR + 1)
                .delete(moved + "/kudos")
                .then()
                .body("kudos", is(2));
    }

    @Test
    void lines_that_are_here_already_are_known_and_left_alone() throws SQLException {
        List<String> lines = Boards.exported();
        counts(Boards.store(lines), 0, 0, 0, 9);
        assertThat(Boards.exported()).isEqualTo(lines);

        empty();
        counts(Boards.store(lines.subList(0, 3)), 1, 2, 0, 0);
        counts(Boards.store(lines), 1, 2, 3, 3);
        counts(Boards.store(lines), 0, 0, 0, 9);
        assertThat(Boards.exported()).isEqualTo(lines);

        RestAssured.get("/api/posts?sort=kudos&limit=1").then().body("posts[0].kudos", is(3));
        RestAssured.get("/api/tags").then().body("tags[0].posts", is(2));
    }

    @Test
    void a_line_twice_in_one_import_is_stored_once() throws SQLException {
        List<String> lines = Boards.exported();
        empty();
        List<String> twice = new ArrayList<>(lines);
        twice.addAll(lines);

        counts(Boards.store(twice), 2, 4, 3, 9);

        assertThat(Boards.exported()).isEqualTo(lines);
    }

    @Test
    void an_edit_made_after_the_move_survives_another_import() throws SQLException {
        List<String> lines = Boards.exported();
        PostJson.valid()
                .without("author")
                .with("version", 1)
                .with("title", "Edited")
                .put(second)
                .then()
                .statusCode(200);

        counts(Boards.store(lines), 0, 0, 0, 9);

        RestAssured.get(second).then().body("title", equalTo("Edited")).body("version", is(2));
    }

    @Test
    void a_comment_or_kudos_whose_post_is_unknown_stores_nothing() throws SQLException {
        List<String> lines = Boards.exported();
        empty();

        for (int orphan : List.of(1, 4)) {
            Boards.store(List.of(lines.get(7), lines.get(orphan)))
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("detail", containsString("Line 2: There is no post '" + key(lines.get(0)) + "'"))
                    .body("errors[0].field", equalTo("line 2"));
        }

        assertThat(Database.posts()).isZero();
        counts(Boards.store(List.of(lines.get(1), lines.get(0))), 1, 1, 0, 0);
    }

    @Test
    void of_imports_at_the_same_time_each_line_is_stored_once() throws Exception {
        List<String> lines = Boards.exported();
        for (int round = 0; round < 3; round++) {
            empty();
            List<Response> answers = AtTheSameTime.send(8, client -> Boards.store(lines));

            assertThat(answers).extracting(Response::statusCode).containsOnly(200);
            for (String kind : List.of("posts", "comments", "kudos")) {
                int stored = answers.stream()
                        .mapToInt(answer -> answer.jsonPath().getInt(kind))
                        .sum();
                assertThat(stored).as(kind).isEqualTo(kind.equals("posts") ? 2 : kind.equals("kudos") ? 3 : 4);
            }
            assertThat(Boards.exported()).isEqualTo(lines);
        }
    }

    @Test
    void an_import_goes_through_while_people_give_kudos_edit_and_delete() throws Exception {
        List<String> lines = Boards.exported();
        Database.run("DELETE FROM comments");
        Database.run("DELETE FROM kudos");
        Database.run("UPDATE posts SET kudos = 0");

        List<Response> answers = AtTheSameTime.send(
                12,
                client -> client == 0
                        ? Boards.store(lines)
                        : client == 1
                                ? PostJson.valid()
                                        .without("author")
                                        .with("version", 1)
                                        .with("tags", List.of("c++", "ecs"))
                                        .put(second)
                                : client < 6
                                        ? kudos(first, VISITOR + client)
                                        : PostJson.valid()
                                                .with("tags", List.of("c++", "ecs"))
                                                .publish());

        assertThat(answers)
                .extracting(Response::statusCode)
                .allSatisfy(status -> assertThat(status).isIn(200, 201));
        RestAssured.get(first).then().body("kudos", is(6)).body("comments", is(3));
    }

    @Test
    void a_board_of_many_batches_arrives_whole() throws SQLException {
        empty();
        Database.run(
                "INSERT INTO posts (title, body, tags, author, created_at) SELECT 'title ' || i, repeat('ü', 3000),"
                        + " ARRAY['tag' || i % 7], 'author', now() - i * interval '1 second' FROM generate_series(1, 300) i");
        List<String> lines = Boards.exported();
        empty();

        IntStream.range(0, 10).forEach(i -> counts(Boards.store(lines.subList(i * 30, i * 30 + 30)), 30, 0, 0, 0));

        assertThat(lines).hasSize(300);
        assertThat(Boards.exported()).isEqualTo(lines);
    }

    private static void empty() throws SQLException {
        Database.run("TRUNCATE posts CASCADE");
    }

    private static Response kudos(String post, String visitor) {
        return RestAssured.given().header("DKS-Visitor", visitor).put(post + "/kudos");
    }

    private static String key(String line) {
        return line.replaceAll("(?s).*?\"key\":\"([^\"]+)\".*", "$1");
    }

    private static String id(String location) {
        return location.replaceAll("\\D", "");
    }

    private static void counts(Response answer, int posts, int comments, int kudos, int known) {
        assertThat(answer.asString())
                .isEqualTo("{\"posts\":%d,\"comments\":%d,\"kudos\":%d,\"known\":%d}"
                        .formatted(posts, comments, kudos, known));
        assertThat(answer.statusCode()).isEqualTo(200);
    }
}
