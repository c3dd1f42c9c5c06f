package dks.api.board;

import static org.assertj.core.api.Assertions.assertThat;

import dks.api.database.Database;
import dks.api.database.DatabaseResource;
import dks.api.posts.PostJson;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExportTest {

    private static final int POSTS = 600;

    @Test
    void an_empty_board_has_no_lines() throws Exception {
        Database.run("TRUNCATE posts CASCADE");

        assertThat(Boards.exported()).isEmpty();
    }

    @Test
    void a_slow_reader_gets_what_was_there_at_first_and_stayed_and_the_service_holds_little_of_it() throws Exception {
        Database.run("TRUNCATE posts CASCADE");
        Database.run(
                "INSERT INTO posts (title, body, tags, author) SELECT 'title', repeat('\u00fc', 32768), '{}', 'author'"
                        + " FROM generate_series(1, " + POSTS + ")");
        long before = heapInUse();

        HttpResponse<InputStream> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/api/export"))
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).startsWith("{\"type\":\"post\"");
            Thread.sleep(1000); // for a service that would read on
            assertThat(heapInUse() - before).isLessThan(20_000_000);

            PostJson.valid().publish().then().statusCode(201);
            Database.run("DELETE FROM posts WHERE id = (SELECT max(id) - 1 FROM posts)"); // the last of the first ones
            List<String> rest = lines.lines().toList();
            assertThat(rest).hasSize(POSTS - 2);
        }
    }

    @Test
    void every_line_comes_once_in_one_order_wherever_a_chunk_ends() throws Exception {
        Database.run("TRUNCATE posts CASCADE");
        // Equal times, so that the order within them matters, and more of everything than a chunk holds.
        Database.run("INSERT INTO posts (title, body, tags, author, created_at)"
                + " SELECT 'post ' || i, 'b', '{}', 'a', '2026-01-01T00:00:00Z' FROM generate_series(1, 60) i");
        Database.run("INSERT INTO comments (post_id, body, author, created_at) SELECT posts.id, 'comment ' || i, 'a',"
                + " '2026-01-01T00:00:00Z' FROM posts, generate_series(1, 60) i WHERE title IN ('post 3', 'post 60')");
        Database.run("INSERT INTO kudos (post_id, person) SELECT posts.id, 'visitor:' || lpad(to_hex(i), 64, '0')"
                + " FROM posts, generate_series(1, 60) i WHERE title IN ('post 3', 'post 4')");

        List<String> lines = Boards.exported();

        assertThat(lines).hasSize(60 + 2 * 60 + 2 * 60).doesNotHaveDuplicates();
        assertThat(lines.stream()
                        .map(line -> line.replaceAll(".*\"(post|comment) (\\d+)\".*", "$1 $2"))
                        .filter(line -> line.startsWith("post")))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 60).mapToObj(i -> "post " + i).toList());
        assertThat(kinds(lines.subList(2, 125)))
                .isEqualTo("post".concat(" comment".repeat(60)).concat(" kudos".repeat(60)) + " post kudos");
        assertThat(kinds(lines.subList(lines.size() - 61, lines.size()))).isEqualTo("post" + " comment".repeat(60));
    }

    @Test
    void a_chunk_in_the_middle_reads_the_posts_from_there_on_and_no_others() throws Exception {
        Database.run("TRUNCATE posts CASCADE");
        Database.run(
                "INSERT INTO posts (title, body, tags, author, created_at)"
                        + " SELECT 't', 'b', '{}', 'a', timestamptz '2026-01-01' + i * interval '1 s' FROM generate_series(1, 5000) i");
        Database.run("ANALYZE posts");

        String plan = Database.plan(ExportRepository.LINES
                .replace(":lastPost", "1000000")
                .replace(":lastComment", "1000000")
                .replace(":postAt", "timestamptz '2026-01-01 00:30Z'")
                .replace(":postId", "1")
                .replace(":kind", "1")
                .replace(":writtenAt", "timestamptz '2026-01-01 00:30Z'")
                .replace(":place", "0")
                .replace(":person", "''")
                .replace(":count", "25"));

        assertThat(plan)
                .contains("Incremental Sort")
                .containsPattern(
                        "Index Scan Backward using posts_newest_first on posts\\s[^\n]*\n\\s+Index Cond: \\(\\(ROW")
                .doesNotContain("Seq Scan on posts");
    }

    private static String kinds(List<String> lines) {
        return lines.stream()
                .map(line -> line.substring(9, line.indexOf('"', 9)))
                .collect(Collectors.joining(" "));
    }

    /** After a collection, in bytes. The whole board would be 40 MB. */
    private static long heapInUse() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
