package dks.api.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dks.api.database.Database;
import dks.api.database.DatabaseResource;
import dks.api.posts.PostJson;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
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
class BadLinesTest {

    private static final String POST = """
            {"type":"post","key":"p1","title":"Title","link":null,"body":"Text","tags":["ecs"],"author":"Ada",\
            "createdAt":"2026-01-02T03:04:05.678901Z","updatedAt":"2026-01-02T03:04:05.678901Z","version":1}""";
    private static final String COMMENT = """
            {"type":"comment","key":"c1","post":"p1","body":"Text","author":"Ada",\
            "createdAt":"2026-01-02T03:04:05Z","updatedAt":"2026-01-02T03:04:05Z","version":1}""";
    private static final String KUDOS =
            "{\"type\":\"kudos\",\"post\":\"p1\",\"person\":\"visitor:" + "0a".repeat(32) + "\"}";

    @BeforeEach
    void empty() throws SQLException {
        Database.run("TRUNCATE posts CASCADE");
    }

    @Test
    void the_lines_that_the_others_differ_from_are_right() {
        Boards.store(List.of(POST, COMMENT, KUDOS)).then().statusCode(200);
    }

    @ParameterizedTest(name = "{0} → {1}: {2}")
    @MethodSource("changed")
    void a_line_that_is_not_right_is_named_and_nothing_is_stored(String part, String other, String sentence)
            throws SQLException {
        for (String line : List.of(POST, COMMENT, KUDOS)) {
            if (line.contains(part)) {
                Boards.store(List.of(POST, POST.replace("p1", "p2"), line.replace(part, other)))
                        .then()
                        .statusCode(400)
                        .contentType("application/problem+json")
                        .body("detail", containsString("Line 3: "))
                        .body("detail", containsString(sentence));
            }
        }
        assertThat(Database.posts()).isZero();
    }

    static Stream<Arguments> changed() {
        return Stream.of(
                Arguments.of("\"title\":\"Title\"", "\"title\":\" \"", "Give the post a title."),
                Arguments.of("\"title\":\"Title\",", "", "Give the post a title."),
                Arguments.of("\"title\":\"Title\"", "\"title\":\"" + "a".repeat(201) + "\"", "'title' is not right"),
                Arguments.of("\"title\":\"Title\"", "\"title\":5", "'title' has the wrong type"),
                Arguments.of(
                        "\"body\":\"Text\"",
                        "\"body\":\"" + "a".repeat(65537) + "\"",
                        "no text may be longer than 64 KiB"),
                Arguments.of("\"body\":\"Text\"", "\"body\":\"a\\u0000\"", "Remove control characters"),
                Arguments.of("\"link\":null", "\"link\":\"javascript:alert(1)\"", "'link' is not right"),
                Arguments.of("[\"ecs\"]", "[\"a b\"]", "'tags' is not right"),
                Arguments.of("[\"ecs\"]", "\"ecs\"", "'tags' has the wrong type"),
                Arguments.of("\"author\":\"Ada\",", "", "Say who writes this."),
                Arguments.of("\"author\":\"Ada\"", "\"author\":\"" + "a".repeat(81) + "\"", "'author' is not right"),
                Arguments.of("\"author\":\"Ada\"", "\"author\":\"Ada\",\"subject\":\"\"", "'subject' is not right"),
                Arguments.of(
                        "\"author\":\"Ada\"", "\"author\":\"Ada\",\"subject\":\"a\\u0000\"", "'subject' is not right"),
                Arguments.of("\"version\":1", "\"version\":0", "The version is at least 1."),
                Arguments.of("\"version\":1", "\"version\":-1", "The version is at least 1."),
                Arguments.of("\"version\":1", "\"version\":1000000001", "The version is at most 1000000000."),
                Arguments.of("\"version\":1", "\"version\":2147483647", "The version is at most 1000000000."),
                Arguments.of("\"version\":1", "\"version\":2147483648", "'version' is out of range"),
                Arguments.of("\"version\":1", "\"version\":" + "9".repeat(400), "'version' is out of range"),
                Arguments.of("\"version\":1", "\"version\":1.0", "'version' has the wrong type"),
                Arguments.of("\"version\":1", "\"version\":1e3", "'version' has the wrong type"),
                Arguments.of("\"version\":1", "\"version\":true", "'version' has the wrong type"),
                Arguments.of("\"version\":1", "\"version\":[1]", "'version' has the wrong type"),
                Arguments.of("\"version\":1", "\"version\":\"1\"", "'version' has the wrong type"),
                Arguments.of("\"createdAt\":\"2026", "\"createdAt\":\"1969", "'createdAt' is not right"),
                Arguments.of("\"createdAt\":\"2026", "\"createdAt\":\"2996", "'createdAt' is not right"),
                Arguments.of("\"createdAt\":\"2026", "\"createdAt\":\"+999999999", "'createdAt' has the wrong type"),
                Arguments.of(
                        "\"createdAt\":\"2026-01-02", "\"createdAt\":\"2026-02-30", "'createdAt' has the wrong type"),
                Arguments.of(
                        "\"createdAt\":\"2026-01-02T03",
                        "\"createdAt\":\"2026-01-02T24",
                        "'createdAt' has the wrong type"),
                Arguments.of("\"title\":\"Title\"", "\"title\":\"\u200b\"", "Give the post a title."),
                Arguments.of("\"createdAt\":\"2026", "\"createdAt\":\"x", "'createdAt' has the wrong type"),
                Arguments.of("\"updatedAt\":\"2026", "\"updatedAt\":\"2996", "'updatedAt' is not right"),
                Arguments.of("\"updatedAt\":\"2026", "\"updatedAt\":\"2025", "not before createdAt"),
                Arguments.of("\"key\":\"", "\"key\":\"a b", "'key' is not right"),
                Arguments.of("\"key\":", "\"id\":", "There is no property 'id'"),
                Arguments.of("\"version\":1", "\"version\":1,\"kudos\":7", "There is no property 'kudos'"),
                Arguments.of("\"version\":1", "\"version\":1,\"version\":1", "one JSON object"),
                Arguments.of("\"person\":\"visitor:0a", "\"person\":\"visitor:zz", "'person' is not right"),
                Arguments.of("\"person\":\"visitor:", "\"person\":\"somebody:", "'person' is not right"),
                Arguments.of("\"post\":\"p1\"", "\"post\":null", "'post' is not right"),
                Arguments.of("\"post\":\"p1\"", "\"post\":\"p9\"", "There is no post 'p9'"),
                Arguments.of("\"type\":\"", "\"type\":\"x", "Its type must be post, comment or kudos."),
                Arguments.of("\"type\":", "\"kind\":", "Its type must be post, comment or kudos."),
                Arguments.of("\"}", "\"", "one JSON object"),
                Arguments.of("1}", "1", "one JSON object"),
                Arguments.of("1}", "1} {}", "one JSON object"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "1767323045",
                "1767323045.5",
                "1e9",
                "-1",
                "99999999999999999999999999",
                "\"1767323045\"",
                "\"1767323045.5\"",
                "\"2026-01-02\"",
                "\"2026-01-02T03:04:05\"",
                "\"2026-01-02T03:04:05+01:00\"",
                "\"2026-01-02 03:04:05Z\"",
                "\"+12026-01-02T03:04:05Z\"",
                "\"\"",
                "\" \"",
                "true",
                "[]",
                "{}",
                "[2026,1,2]"
            })
    void a_time_in_another_form_than_the_exports_is_refused(String time) throws SQLException {
        for (String field : List.of("createdAt", "updatedAt")) {
            for (String line : List.of(POST, COMMENT)) {
                String other = line.replaceFirst("\"" + field + "\":\"[^\"]*\"", "\"" + field + "\":" + time);
                assertThat(other).isNotEqualTo(line);
                Boards.store(List.of(POST, other.replace("p1", "p2")))
                        .then()
                        .statusCode(400)
                        .body("detail", containsString("Line 2: The value of '" + field + "' has the wrong type."));
            }
        }
        assertThat(Database.posts()).isZero();
    }

    @Test
    void what_was_edited_as_often_as_can_be_imported_can_be_edited_again() {
        Boards.store(List.of(
                POST.replace("\"version\":1", "\"version\":1000000000"),
                COMMENT.replace("\"version\":1", "\"version\":1000000000")));
        long post = RestAssured.get("/api/posts").jsonPath().getLong("posts[0].id");

        PostJson.valid()
                .without("author")
                .with("version", 1_000_000_000)
                .put("/api/posts/" + post)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void what_is_no_object_at_all_is_named_too(String line) {
        Boards.store(List.of(POST, line, KUDOS))
                .then()
                .statusCode(400)
                .body("detail", containsString("Line 2: It must be one JSON object."));
    }

    static Stream<String> lines() {
        return Stream.of("null", "", " ", "[", "{", "x");
    }

    @Test
    void a_body_without_lines_or_of_other_bytes_than_utf_8_is_refused() {
        for (byte[] body :
                List.of(new byte[0], (POST.replace("Text", "\u00fc")).getBytes(StandardCharsets.ISO_8859_1))) {
            Boards.store(Map.of(), body).then().statusCode(400).contentType("application/problem+json");
        }
    }

    @Test
    void a_request_over_256_kib_or_of_another_type_is_refused() throws SQLException {
        Boards.store(Map.of(), (POST + "\n").repeat(1500).getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(413)
                .contentType("application/problem+json");
        RestAssured.given()
                .contentType("application/json")
                .body(POST)
                .post("/api/import")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
        assertThat(Database.posts()).isZero();
    }

    @Test
    void hundreds_of_lines_fit_into_one_request() {
        List<String> lines = Stream.iterate(1, i -> i <= 900, i -> i + 1)
                .map(i -> POST.replace("p1", "p" + i))
                .toList();

        assertThat(Boards.store(lines).jsonPath().getInt("posts")).isEqualTo(900);
    }
}
