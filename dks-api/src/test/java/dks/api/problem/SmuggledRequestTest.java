package dks.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dks.api.RawRequest;
import dks.api.database.Database;
import dks.api.database.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bodies whose end two readers can see in two places. A proxy that passes one on as a single request, in front of a service that
 * sees two, lets a stranger put a request in front of another visitor's (CVE-2026-33870 and CVE-2026-42580, of Netty).
 */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SmuggledRequestTest {

    private static final String POST = "{\"title\":\"t\",\"body\":\"b\",\"author\":\"a\"}";
    private static final String SECOND = "GET /api/tags HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                // A quoted value goes on after the end of the line; the size has one digit more than fits an int.
                "%x;a=\"\r\n",
                "1%08x\r\n",
                "-%x\r\n",
                "+%x\r\n",
                "0x%x\r\n",
                "%x\n",
                "%x;a=b\n"
            })
    void a_chunk_whose_size_can_be_read_in_two_ways_ends_the_connection(String size) throws Exception {
        String chunk = size.formatted(POST.length()) + POST + "\r\n0\r\n\r\n";

        refused("Transfer-Encoding: chunked\r\n", chunk);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 4\r\nContent-Length: %d\r\n",
                "Content-Length: +%d\r\n",
                "Content-Length: 4, %d\r\n",
                "Content-Length: 0x%x\r\n",
                "Content-Length : %d\r\n",
                "Content-Length:\r\n %d\r\n",
                "Content-Length: %d\r\nTransfer-Encoding: chunked\r\n",
                "Content-Length: %d\r\nTransfer-Encoding: xchunked\r\n",
                "Content-Length: %d\r\nTransfer-Encoding : chunked\r\n",
                "Transfer-Encoding: chunked, identity\r\nContent-Length: %d\r\n",
            })
    void a_body_with_two_lengths_ends_the_connection(String lengths) throws Exception {
        refused(lengths.formatted(POST.length()), POST);
    }

    private static void refused(String lengths, String body) throws Exception {
        int before = Database.posts();

        String answers = RawRequest.send(
                RestAssured.port,
                "POST /api/posts HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + lengths + "\r\n"
                        + body + SECOND);

        // In the middle of a body the connection is ended without an answer.
        assertThat(answers).matches("(?s)(HTTP/1\\.1 400.*)?").doesNotContainPattern("(?s)HTTP/1.*HTTP/1");
        assertThat(Database.posts()).isEqualTo(before);
    }
}
