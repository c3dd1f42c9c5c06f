package dks.api.posts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dks.api.database.Database;
import dks.api.database.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
class PublishTest {

    private static final String THUMB = "\uD83D\uDC4D";

    @Test
    void a_post_is_published_and_read_back_from_its_location() {
        PostJson post = PostJson.valid()
                .with("link", "https://example.org/a?b=c#d")
                .with("body", "# Heading\r\n\ttext ü " + THUMB)
                .with("tags", List.of("aws", "ci-cd"));

        Response published = post.publish();

        published
                .then()
                .statusCode(201)
                .contentType("application/json")
                .header("Location", equalTo("/api/posts/" + published.jsonPath().getLong("id")))
                .body("title", equalTo(post.title()))
                .body("link", equalTo("https://example.org/a?b=c#d"))
                .body("body", equalTo("# Heading\r\n\ttext ü " + THUMB))
                .body("tags", contains("aws", "ci-cd"))
                .body("author", equalTo("Ada"))
                .body("version", is(1));
        String createdAt = published.jsonPath().getString("createdAt");
        assertThat(createdAt).endsWith("Z").isEqualTo(published.jsonPath().getString("updatedAt"));
        assertThat(Duration.between(Instant.parse(createdAt), Instant.now()).abs())
                .isLessThan(Duration.ofMinutes(1));
        assertThat(RestAssured.get(published.header("Location")).asString()).isEqualTo(published.asString());
    }

    @Test
    void a_post_without_link_and_tags_has_null_and_an_empty_list() {
        PostJson.valid()
                .with("link", "  ")
                .publish()
                .then()
                .statusCode(201)
                .body("link", nullValue())
                .body("tags", is(List.of()));
    }

    @Test
    void title_and_author_lose_outer_white_space_and_tags_become_lower_case_and_single() {
        PostJson post = PostJson.valid();
        post.with("title", " \u2003" + post.title() + "\t")
                .with("author", " Ada ")
                .with("tags", List.of(" AWS ", "aws", "C++", "node.js", "größe"))
                .publish()
                .then()
                .statusCode(201)
                .body("title", equalTo(post.title().strip()))
                .body("author", equalTo("Ada"))
                .body("tags", contains("aws", "c++", "node.js", "größe"));
    }

    @Test
    void each_limit_is_reached_without_complaint() {
        PostJson.valid()
                .with("title", THUMB.repeat(200))
                .with("link", "https://example.org/" + "a".repeat(2000 - 20))
                .with("body", "ü".repeat(32768))
                .with(
                        "tags",
                        IntStream.range(0, 20)
                                .mapToObj(i -> "a".repeat(28) + (i + 10))
                                .toList())
                .with("author", THUMB.repeat(80))
                .publish()
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'); DROP TABLE posts; --",
                "' OR '1'='1",
                "$$; SELECT pg_sleep(9); $$",
                ":title ? ?? {fn now()} \\' \\",
                "<script>alert(1)</script>",
                "${jndi:ldap://x} #{7*7} {{7*7}}"
            })
    void text_that_looks_like_code_is_stored_as_text(String text) {
        String title = text + PostJson.valid().title();
        String location = PostJson.valid()
                .with("title", title)
                .with("body", text)
                .with("author", text)
                .publish()
                .then()
                .statusCode(201)
                .extract()
                .header("Location");

        RestAssured.get(location)
                .then()
                .statusCode(200)
                .body("title", equalTo(title))
                .body("body", equalTo(text))
                .body("author", equalTo(text));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource("refused")
    void what_breaks_a_limit_is_refused_by_name_and_not_stored(String field, Object value) throws SQLException {
        int before = Database.posts();

        PostJson.valid()
                .with(field, value)
                .publish()
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("about:blank"))
                .body("title", equalTo("Bad Request"))
                .body("status", is(400))
                .body("instance", equalTo("/api/posts"))
                .body("errors.field", hasItem(field))
                .body("errors.field.unique()", contains(field));

        assertThat(Database.posts()).isEqualTo(before);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("title", ""),
                Arguments.of("title", " \u2003\t"),
                Arguments.of("title", null),
                Arguments.of("title", "a".repeat(201)),
                Arguments.of("title", THUMB.repeat(201)),
                Arguments.of("title", "a\u0000b"),
                Arguments.of("title", "a\nb"),
                Arguments.of("title", 7),
                Arguments.of("title", List.of("a")),
                Arguments.of("body", ""),
                Arguments.of("body", " \n "),
                Arguments.of("body", null),
                Arguments.of("body", "a".repeat(65537)),
                Arguments.of("body", "ü".repeat(32769)),
                Arguments.of("body", "a\u0000b"),
                Arguments.of("body", "a\u001bb"),
                Arguments.of("link", "javascript:alert(1)"),
                Arguments.of("link", "ftp://example.org/"),
                Arguments.of("link", "/relative"),
                Arguments.of("link", "//example.org/"),
                Arguments.of("link", "example.org"),
                Arguments.of("link", "https:///path"),
                Arguments.of("link", "https:example.org"),
                Arguments.of("link", "https://user@example.org/"),
                Arguments.of("link", "https://example.org/a b"),
                Arguments.of("link", "https://example.org/\u0000"),
                Arguments.of("link", "https://example.org/" + "a".repeat(1981)),
                Arguments.of(
                        "tags", IntStream.range(0, 21).mapToObj(i -> "t" + i).toList()),
                Arguments.of("tags", List.of("a".repeat(31))),
                Arguments.of("tags", List.of("two words")),
                Arguments.of("tags", List.of("")),
                Arguments.of("tags", List.of("a\u0000")),
                Arguments.of("tags", Collections.singletonList(null)),
                Arguments.of("tags", "aws"),
                Arguments.of("author", ""),
                Arguments.of("author", null),
                Arguments.of("author", "a".repeat(81)),
                Arguments.of("author", "a\u0000b"),
                Arguments.of("publisher", "unknown property"));
    }

    @Test
    void half_a_surrogate_pair_is_refused_rather_than_stored_as_a_question_mark() {
        RestAssured.given()
                .contentType("application/json")
                .body("{\"title\":\"a\\ud83d\",\"body\":\"b\",\"author\":\"c\"}")
                .post("/api/posts")
                .then()
                .statusCode(400)
                .body("errors.field", contains("title"));
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        PostJson.valid()
                .with("title", "")
                .with("link", "x")
                .without("author")
                .publish()
                .then()
                .statusCode(400)
                .body("errors.field", contains("author", "link", "title"))
                .body("errors[2].message", equalTo("Give the post a title."))
                .body("detail", equalTo("Some fields are not right: author, link, title."));
    }
}
