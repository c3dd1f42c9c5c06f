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
    void a_slow_reader_gets_the_board_as_it_was_at_first_and_the_service_holds_little_of_it() throws Exception {
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
            Database.run("DELETE FROM posts WHERE id % 2 = 0");
            List<String> rest = lines.lines().toList();
            assertThat(rest).hasSize(POSTS - 1);
        }
    }

    /** After a collection, in bytes. The whole board would be 40 MB. */
    private static long heapInUse() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
