package dks.api.posts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dks.api.database.Database;
import dks.api.database.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ListTest {

    @BeforeEach
    void empty() throws SQLException {
        Database.run("TRUNCATE posts RESTART IDENTITY CASCADE");
    }

    @Test
    void an_empty_list_has_no_next_page() {
        Response page = RestAssured.get("/api/posts");

        assertThat(page.asString()).isEqualTo("{\"posts\":[],\"next\":null}");
        assertThat(page.header("Link")).isNull();
    }

    @Test
    void the_list_is_newest_first_and_twenty_long_by_default() throws SQLException {
        insert(25, "now() - i * interval '1 minute'");

        Response page = RestAssured.get("/api/posts");

        assertThat(ids(page))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 20).boxed().toList());
        assertThat(page.header("Link"))
                .isEqualTo("</api/posts?limit=20&cursor=" + page.jsonPath().getString("next") + ">; rel=\"next\"");
    }

    @Test
    void pages_of_posts_with_one_and_the_same_time_follow_without_gap_or_repetition() throws SQLException {
        insert(23, "timestamptz '2026-01-02 03:04:05.678901Z'");

        assertThat(allPages(5))
                .containsExactlyElementsOf(
                        LongStream.iterate(23, i -> i >= 1, i -> i - 1).boxed().toList());
    }

    @Test
    void pages_of_times_that_differ_by_a_microsecond_follow_without_gap_or_repetition() throws SQLException {
        insert(23, "timestamptz '2026-01-02 03:04:05.678901Z' + i * interval '1 microsecond'");

        assertThat(allPages(4))
                .containsExactlyElementsOf(
                        LongStream.iterate(23, i -> i >= 1, i -> i - 1).boxed().toList());
    }

    @Test
    void a_post_published_between_two_pages_moves_nothing() throws SQLException {
        insert(6, "now() - i * interval '1 minute'");
        Response first = RestAssured.get("/api/posts?limit=3");

        PostJson.valid().publish().then().statusCode(201);
        Response second = RestAssured.get("/api/posts?limit=3&cursor=" + next(first));

        assertThat(ids(first)).containsExactly(1L, 2L, 3L);
        assertThat(ids(second)).containsExactly(4L, 5L, 6L);
        assertThat(next(second)).isNull();
    }

    @Test
    void a_page_that_ends_with_the_last_post_has_no_next() throws SQLException {
        insert(3, "now()");

        RestAssured.get("/api/posts?limit=3").then().body("posts", hasSize(3)).body("next", equalTo(null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "abc", "1.5", " ", "1e1", "99999999999999999999"})
    void a_limit_that_is_no_number_from_1_to_100_is_refused(String limit) {
        RestAssured.given()
                .queryParam("limit", limit)
                .get("/api/posts")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", contains("limit"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "x",
                "!!!",
                "AAAA",
                "' OR 1=1",
                "AAAAAAAAAAAAAAAAAAAAAA",
                "__________________________8",
                "gAAAAAAAAAAAAAAAAAAAAQ",
                "AAAAAAAAAAD__________w",
                "bgAAAAD__________wAAAAAAAAAB",
                "bgAAAAAAAAAAAAAAAQAAAAAAAAAA",
                "bv____8AAAAAAAAAAQAAAAAAAAAB",
                "eAAAAAAAAAAAAAAAAQAAAAAAAAAB"
            })
    void a_cursor_that_this_service_did_not_give_is_refused(String cursor) {
        RestAssured.given()
                .queryParam("cursor", cursor)
                .get("/api/posts")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", contains("cursor"));
    }

    @Test
    void an_empty_limit_or_cursor_counts_as_not_given() throws SQLException {
        insert(21, "now()");

        assertThat(ids(RestAssured.get("/api/posts?limit=&cursor="))).hasSize(20);
    }

    @Test
    void the_list_is_read_from_the_index_that_was_made_for_it() throws SQLException {
        insert(2000, "now() - i * interval '1 minute'");
        Database.run("ANALYZE posts");

        assertThat(Database.plan("SELECT * FROM posts WHERE (created_at, id) < (now() - interval '1 day', 5)"
                        + " ORDER BY created_at DESC, id DESC LIMIT 21"))
                .contains("Index Scan using posts_newest_first")
                .doesNotContain("Sort");
    }

    /** Of the longest posts there are, each of 64 KiB in letters of two bytes. */
    @ParameterizedTest
    @ValueSource(strings = {"", "&q=title", "&tag=long", "&sort=kudos"})
    void a_page_of_long_posts_is_full_before_its_limit_and_nothing_is_passed_over(String filter) throws SQLException {
        Database.run("INSERT INTO posts (title, body, tags, author)"
                + " SELECT 'title ' || i, repeat('ä', 32768), '{long}', 'author' FROM generate_series(1, 10) i");

        assertThat(ids(RestAssured.get("/api/posts?limit=100" + filter))).containsExactly(10L, 9L, 8L, 7L);
        assertThat(allPages("limit=100" + filter, 4)).containsExactly(10L, 9L, 8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L);
        assertThat(allPages("limit=3" + filter, 3)).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void a_page_that_is_full_with_its_last_post_is_the_last() throws SQLException {
        Database.run("INSERT INTO posts (title, body, tags, author)"
                + " SELECT 'title ' || i, repeat('a', 65536), '{}', 'author' FROM generate_series(1, 4) i");

        Response page = RestAssured.get("/api/posts?limit=100");

        assertThat(ids(page)).hasSize(4);
        assertThat(next(page)).isNull();
    }

    private static void insert(int count, String createdAt) throws SQLException {
        Database.run("INSERT INTO posts (title, body, tags, author, created_at)"
                + " SELECT 'title ' || i, 'body', '{}', 'author', " + createdAt + " FROM generate_series(1, " + count
                + ") i");
    }

    private static List<Long> allPages(int limit) {
        return allPages("limit=" + limit, limit);
    }

    private static List<Long> allPages(String query, int most) {
        List<Long> all = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Response page = RestAssured.get("/api/posts?" + query + cursor);
            assertThat(ids(page)).hasSizeBetween(1, most);
            all.addAll(ids(page));
            cursor = next(page) == null ? null : "&cursor=" + next(page);
        }
        return all;
    }

    private static String next(Response page) {
        return page.jsonPath().getString("next");
    }

    private static List<Long> ids(Response page) {
        JsonPath json = page.then().statusCode(200).extract().jsonPath();
        return json.getList("posts.id", Long.class);
    }
}
