package dks.api.posts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dks.api.database.Database;
import dks.api.database.DatabaseResource;
import dks.api.paging.Cursor;
import dks.api.paging.Order;
import dks.api.paging.PageRequest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
class SearchTest {

    @BeforeEach
    void three_posts() throws SQLException {
        Database.run("TRUNCATE posts RESTART IDENTITY CASCADE");
        post("Slow builds", List.of("maven"), "We measured the caches of our runners.");
        post("Deploying with CDK", List.of("aws", "ci-cd"), "A blue/green deployment takes its time.");
        post("Cold starts", List.of("java", "aws"), "Measuring beats guessing: green builds are not fast.");
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "cold                 | 3",
                "MEASURE              | 3 1",
                "builds measured      | 3 1",
                "maven                | 1",
                "aws                  | 3 2",
                "ci-cd                | 2",
                "deploying            | 2",
                "\"green builds\"     | 3",
                "\"builds green\"     | ",
                "aws -java            | 2",
                "blue/green           | 2",
                "BLUE                 | 2",
                "maven or java        | 3 1",
                "nothing-of-the-kind  | "
            })
    void a_search_finds_words_in_title_tags_and_body_newest_first(String q, String ids) {
        assertThat(ids(search(q))).isEqualTo(ids == null ? "" : ids);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the",
                "the of and",
                "\"\"",
                "\"",
                "or",
                "-",
                "!",
                "&",
                "|",
                "()",
                "<->",
                ":*",
                "\\",
                "'",
                "''",
                "%",
                "🙂",
                "- - -"
            })
    void a_search_without_words_finds_nothing(String q) {
        assertThat(ids(search(q))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'); DROP TABLE posts; --",
                "' OR '1'='1",
                "cold & | ! <-> (",
                "cold:* ) ( :q ? ?? \\' \\",
                "cold' || pg_sleep(9) || '",
                "cold\\",
                "a!b&c|d<2>e:AB*",
                "{fn now()} $1 $$cold$$",
                "-(-(-(cold",
                "\"cold \"starts\" or\" or or -or"
            })
    void a_search_that_looks_like_code_is_a_search_for_its_words(String q) throws SQLException {
        search(q).then().statusCode(200);
        for (String parameter : List.of("tag", "author")) {
            RestAssured.given()
                    .queryParam(parameter, q)
                    .get("/api/posts")
                    .then()
                    .statusCode(200)
                    .body("posts", hasSize(0));
        }

        assertThat(Database.posts()).isEqualTo(3);
    }

    @Test
    void the_excerpt_marks_the_words_that_were_found() {
        assertThat(search("measure cache").jsonPath().getString("posts[0].excerpt"))
                .isEqualTo("We \uE000measured\uE001 the \uE000caches\uE001 of our runners");
    }

    @Test
    void a_post_found_by_its_title_has_the_start_of_its_body_as_excerpt() {
        assertThat(search("cold").jsonPath().getString("posts[0].excerpt"))
                .startsWith("Measuring beats")
                .doesNotContain("\uE000", "\uE001");
    }

    @Test
    void the_excerpt_of_a_long_body_is_short() {
        post("Long", List.of(), "word ".repeat(700) + "needle" + " word".repeat(6000));

        String excerpt = search("needle").jsonPath().getString("posts[0].excerpt");

        assertThat(excerpt).contains("\uE000needle\uE001").hasSizeLessThan(500);
    }

    @Test
    void a_match_far_down_a_long_body_is_found_with_the_start_of_the_body_as_excerpt() {
        post("Long", List.of(), "Start " + "word ".repeat(6000) + "needle");

        String excerpt = search("needle").jsonPath().getString("posts[0].excerpt");

        assertThat(excerpt).startsWith("Start word").hasSizeLessThan(500);
    }

    @Test
    void only_an_answer_to_a_search_has_excerpts() {
        RestAssured.get("/api/posts?tag=aws").then().body("posts[0]", not(hasKey("excerpt")));
        RestAssured.get("/api/posts/1").then().body("", not(hasKey("excerpt")));
    }

    @Test
    void marks_in_what_is_sent_or_was_stored_before_cannot_pass_for_words_that_were_found() throws SQLException {
        post("Fo\uE000rged", List.of(), "one \uE000forged\uE001 needle");
        Database.run("UPDATE posts SET body = E'two \\uE000forged\\uE001 needle' WHERE id = 1");

        Response found = search("needle");

        assertThat(found.jsonPath().getList("posts.excerpt"))
                .containsExactly("one forged \uE000needle\uE001", "two forged \uE000needle\uE001");
        RestAssured.get("/api/posts/4").then().body("body", equalTo("one forged needle"));
        RestAssured.get("/api/posts/4").then().body("title", equalTo("Forged"));
    }

    @Test
    void a_search_of_200_characters_is_taken_and_one_of_201_is_refused() {
        search("🙂".repeat(200)).then().statusCode(200);

        refused("q", "a".repeat(201));
    }

    @ParameterizedTest
    @ValueSource(strings = {"q", "tag", "author"})
    void control_characters_are_refused_by_the_parameters_name(String parameter) {
        refused(parameter, "a\u0000b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"q", "tag", "author"})
    void a_blank_parameter_counts_as_not_given(String parameter) {
        assertThat(ids(RestAssured.given().queryParam(parameter, " ").get("/api/posts")))
                .isEqualTo("3 2 1");
        assertThat(ids(RestAssured.get("/api/posts?" + parameter + "="))).isEqualTo("3 2 1");
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource(
            delimiter = '|',
            value = {"aws | 3 2", "' AWS ' | 3 2", "ci-cd | 2", "ci | ", "aw | "})
    void a_tag_is_matched_whole_in_any_case(String tag, String ids) {
        assertThat(ids(RestAssured.given().queryParam("tag", tag).get("/api/posts")))
                .isEqualTo(ids == null ? "" : ids);
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource(
            delimiter = '|',
            value = {"Ada | 3 2 1", "ada | ", "Ad | ", "Grace | 4"})
    void an_author_is_matched_exactly(String author, String ids) {
        PostJson.valid().with("author", "Grace").publish().then().statusCode(201);

        String expected = ids == null ? "" : ids;
        assertThat(ids(RestAssured.given().queryParam("author", author).get("/api/posts")))
                .isEqualTo(expected);
    }

    @Test
    void search_tag_and_author_narrow_together() {
        assertThat(ids(RestAssured.get("/api/posts?q=green&tag=aws&author=Ada")))
                .isEqualTo("3 2");
        assertThat(ids(RestAssured.get("/api/posts?q=green&tag=java&author=Ada")))
                .isEqualTo("3");
        assertThat(ids(RestAssured.get("/api/posts?q=green&tag=java&author=Bob")))
                .isEmpty();
    }

    @Test
    void the_next_page_of_a_search_is_linked_with_all_that_narrows_it() {
        PostJson.valid()
                .with("title", "C++ & \"more\"")
                .with("tags", List.of("c++"))
                .with("author", "A & B=C")
                .publish();
        PostJson.valid()
                .with("title", "C++ & \"more\"")
                .with("tags", List.of("c++"))
                .with("author", "A & B=C")
                .publish();

        Response first = RestAssured.given()
                .queryParam("q", "\"more\" & c++")
                .queryParam("tag", "C++")
                .queryParam("author", "A & B=C")
                .queryParam("limit", 1)
                .get("/api/posts");
        String link = first.header("Link");
        Response second = RestAssured.given().urlEncodingEnabled(false).get(link.substring(1, link.indexOf('>')));

        assertThat(ids(first)).isEqualTo("5");
        assertThat(ids(second)).isEqualTo("4");
        assertThat(second.header("Link")).isNull();
    }

    @Test
    void a_body_of_as_many_different_words_as_fit_can_be_stored_and_searched() {
        StringBuilder body = new StringBuilder("needle");
        for (int i = 0; body.length() < 65525; i++) {
            body.append(i % 2 == 0 ? ' ' : '-').append(Integer.toString(i, 36));
        }
        post("Many words", List.of(), body.toString());

        assertThat(ids(search("needle"))).isEqualTo("4");
    }

    @Test
    void search_tag_and_author_are_looked_up_in_the_indexes_made_for_them() throws SQLException {
        Database.run("INSERT INTO posts (title, body, tags, author)"
                + " SELECT 'title ' || i, 'word' || i, ARRAY['tag' || i % 5000], 'author' || i % 50"
                + " FROM generate_series(1, 20000) i");
        Database.run("VACUUM ANALYZE posts");

        assertThat(plan("q", "word77")).contains("Bitmap Index Scan on posts_search");
        assertThat(plan("tag", "tag7")).contains("Bitmap Index Scan on posts_tags");
        assertThat(plan("author", "author7"))
                .contains("Index Scan using posts_by_author")
                .doesNotContain("Sort");
    }

    /** Explains the very statement that the service sends. */
    private static String plan(String parameter, String value) throws SQLException {
        PostFilter filter = PostFilter.of(
                parameter.equals("q") ? value : null,
                parameter.equals("tag") ? value : null,
                parameter.equals("author") ? value : null);
        PageRequest page = new PageRequest(20, Optional.of(new Cursor(Order.NEWEST_FIRST, Instant.now(), 9)));
        PostQuery query = new PostQuery(" id, body, created_at ", filter, PostOrder.NEWEST_FIRST, page);
        String sql = query.amongAll();
        for (Map.Entry<String, Object> given : query.parameters().entrySet()) {
            sql = sql.replace(":" + given.getKey(), "'" + given.getValue() + "'");
        }
        return Database.plan(sql);
    }

    private static void refused(String parameter, String value) {
        RestAssured.given()
                .queryParam(parameter, value)
                .get("/api/posts")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", contains(parameter));
    }

    private static void post(String title, List<String> tags, String body) {
        PostJson.valid()
                .with("title", title)
                .with("tags", tags)
                .with("body", body)
                .publish()
                .then()
                .statusCode(201);
    }

    private static Response search(String q) {
        return RestAssured.given().queryParam("q", q).get("/api/posts");
    }

    private static String ids(Response page) {
        List<Object> ids = page.then().statusCode(200).extract().jsonPath().getList("posts.id");
        return String.join(" ", ids.stream().map(Object::toString).toList());
    }
}
