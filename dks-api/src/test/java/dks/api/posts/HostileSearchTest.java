package dks.api.posts;

import static org.assertj.core.api.Assertions.assertThat;

import dks.api.database.Database;
import dks.api.database.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HostileSearchTest {

    private static final List<String> PIECES = List.of(
            "-",
            "--",
            "- ",
            "-\"",
            "\"",
            "'",
            "\\",
            "/",
            "or",
            " or ",
            "OR",
            "and",
            "not",
            "the",
            "a",
            " ",
            "&",
            "|",
            "!",
            "(",
            ")",
            ":",
            ":*",
            ":A",
            "<->",
            "<2>",
            "*",
            "%",
            "_",
            "$1",
            ":query",
            "?",
            "ecs",
            "build",
            "\u00e4",
            "\u4e2d",
            "\ud83d\ude42",
            "\u0301",
            "\u00a0",
            "\u200b",
            "\u3164",
            "\ufeff",
            "\ufffd",
            "\u2019",
            "1",
            "1.5",
            "-1",
            "1e9",
            "a.b.c",
            "a@b.c",
            "http://x/y",
            "/etc/passwd",
            "<b>",
            "&lt;",
            "{}",
            "[]",
            "~",
            "^",
            "#",
            ";",
            ",",
            "=");

    @ParameterizedTest
    @MethodSource("searches")
    void whatever_is_searched_for_is_answered_and_is_no_fault_of_ours(String search) {
        answered(search);
    }

    static Stream<String> searches() {
        return Stream.of(
                "-".repeat(33),
                "-".repeat(200),
                "- ".repeat(100),
                "-a ".repeat(66),
                "-\"a\" ".repeat(40),
                "-\"\"".repeat(66),
                "\"".repeat(200),
                "\"a\" ".repeat(50),
                "-!".repeat(100),
                "-(".repeat(100),
                "or ".repeat(66),
                "a or ".repeat(40),
                "the a an of",
                "a".repeat(200),
                "\u4e2d".repeat(200),
                "\ud83d\ude42".repeat(200),
                "a-".repeat(100),
                "1,2,3,".repeat(33),
                "a.b.".repeat(50),
                "<->".repeat(66),
                "\ud800",
                "\udc00a",
                "a\u0000b",
                "a\u0007b");
    }

    @Test
    void an_option_of_a_command_is_found_and_not_excluded() {
        String word = "opt" + new Random().nextLong(1L << 40);
        PostJson.valid().with("body", "Run it with --" + word + " once").publish();

        for (String search : List.of("--" + word, "run --" + word, "---" + word, "once -- " + word)) {
            assertThat(answered(search).jsonPath().getList("posts")).as(search).hasSize(1);
        }
        assertThat(answered("-" + word).jsonPath().getList("posts.body", String.class))
                .noneMatch(body -> body.contains(word));
    }

    @Test
    void a_thousand_searches_made_of_hostile_pieces_are_answered() {
        Random random = new Random(33);
        for (int i = 0; i < 1000; i++) {
            answered(made(random));
        }
    }

    @Test
    void postgresql_takes_twenty_thousand_searches_made_of_hostile_pieces() throws SQLException {
        Random random = new Random(54);
        String[] searches =
                Stream.generate(() -> SearchText.of(made(random))).limit(20_000).toArray(String[]::new);
        try (Connection connection = Database.connect();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT count(websearch_to_tsquery('english', search)) FROM unnest(?) search")) {
            query.setArray(1, connection.createArrayOf("text", searches));
            try (var rows = query.executeQuery()) {
                rows.next();
                assertThat(rows.getInt(1)).isEqualTo(20_000);
            }
        }
    }

    private static Response answered(String search) {
        Response answer = RestAssured.given().queryParam("q", search).get("/api/posts");
        assertThat(answer.statusCode()).as(search).isIn(200, 400);
        if (answer.statusCode() == 400) {
            assertThat(answer.contentType()).isEqualTo("application/problem+json");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        }
        return answer;
    }

    private static String made(Random random) {
        String text = IntStream.range(0, 1 + random.nextInt(60))
                .mapToObj(i -> PIECES.get(random.nextInt(PIECES.size())).repeat(random.nextInt(4) == 0 ? 40 : 1))
                .collect(Collectors.joining());
        return text.substring(0, text.offsetByCodePoints(0, Math.min(200, text.codePointCount(0, text.length()))));
    }
}
