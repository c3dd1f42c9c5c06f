package dks.api.posts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;

import dks.api.database.Database;
import dks.api.database.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SortTest {

    private static final int POSTS = 40;

    /** Kudos, times and ids in three different orders, with posts that share one or two of them. */
    @BeforeEach
    void insert() throws SQLException {
        Database.run("TRUNCATE posts RESTART IDENTITY CASCADE");
        Database.run("INSERT INTO posts (title, body, tags, author, kudos, created_at)"
                + " SELECT 'title', CASE WHEN i % 3 = 0 THEN 'fizz' ELSE 'buzz' END, ARRAY['tag' || i % 2],"
                + " 'author ' || i % 2, i * 7 % 5, timestamptz '2026-01-02 03:04:05Z' + i * 3 % 8 * interval '1 second'"
                + " FROM generate_series(1, " + POSTS + ") i");
    }

    @Test
    void the_posts_with_most_kudos_come_first_and_among_equals_the_newest() {
        assertThat(ids("/api/posts?sort=kudos&limit=100"))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, POSTS)
                        .boxed()
                        .sorted(Comparator.comparing((Integer i) -> i * 7 % 5)
                                .thenComparing(i -> i * 3 % 8)
                                .thenComparing(i -> i)
                                .reversed())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sort=kudos",
                "sort=new",
                "sort=kudos&tag=tag1",
                "sort=kudos&author=author+0",
                "sort=kudos&q=fizz",
                "sort=new&q=fizz&tag=tag1&author=author+1",
                "sort=kudos&q=fizz&tag=tag1&author=author+1"
            })
    void pages_follow_without_gap_or_repetition_by_their_links(String query) {
        List<Integer> all = new ArrayList<>();
        String next = "/api/posts?limit=3&" + query;
        while (next != null) {
            Response page = RestAssured.given().urlEncodingEnabled(false).get(next);
            all.addAll(page.then().statusCode(200).extract().jsonPath().getList("posts.id", Integer.class));
            String link = page.header("Link");
            next = link == null ? null : link.substring(1, link.indexOf('>'));
        }

        assertThat(all).hasSizeGreaterThan(3).containsExactlyElementsOf(ids("/api/posts?limit=100&" + query));
    }

    @Test
    void what_is_found_is_found_behind_any_number_of_posts_that_do_not_match() throws SQLException {
        Database.run("UPDATE posts SET kudos = 9");
        Database.run("INSERT INTO posts (title, body, tags, author, kudos, created_at)"
                + " SELECT 'title', 'other', '{other}', 'other', i % 2 * 10, timestamptz '2026-02-02 03:04:05Z'"
                + " FROM generate_series(1, 3000) i");

        for (String sort : List.of("new", "kudos")) {
            for (String filter : List.of("q=fizz", "tag=tag0", "author=author+1", "q=fizz&tag=tag0&author=author+0")) {
                List<Integer> found = ids("/api/posts?limit=3&sort=" + sort + "&" + filter);
                assertThat(found).as(sort + " " + filter).hasSize(3).allMatch(id -> id <= POSTS);
            }
        }
    }

    @Test
    void an_unknown_order_is_refused() {
        RestAssured.get("/api/posts?sort=old")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", contains("sort"));
        assertThat(ids("/api/posts?sort=")).isEqualTo(ids("/api/posts"));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/posts?sort=kudos, /api/posts?sort=new",
        "/api/posts?sort=new, /api/posts?sort=kudos",
        "/api/posts?sort=new, /api/posts/1/comments?limit=2"
    })
    void a_cursor_of_another_list_is_refused(String from, String to) {
        String cursor = RestAssured.get(from + "&limit=2").jsonPath().getString("next");

        RestAssured.get(to + "&cursor=" + cursor)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", contains("cursor"))
                .body("detail", containsString("another order"));
    }

    @Test
    void the_list_is_read_from_the_index_that_was_made_for_it() throws SQLException {
        Database.run("INSERT INTO posts (title, body, tags, author, kudos)"
                + " SELECT 'title', 'body', '{}', 'author', i % 50 FROM generate_series(1, 3000) i");
        Database.run("ANALYZE posts");

        assertThat(Database.plan("SELECT * FROM posts WHERE (kudos, created_at, id) < (20, now(), 5)"
                        + " ORDER BY kudos DESC, created_at DESC, id DESC LIMIT 21"))
                .contains("Index Scan using posts_most_kudos")
                .doesNotContain("Sort");
    }

    private static List<Integer> ids(String path) {
        return RestAssured.given()
                .urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("posts.id", Integer.class);
    }
}
