package dks.ui.security;

import static org.assertj.core.api.Assertions.assertThat;

import dks.ui.PageTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bodies whose end two readers can see in two places. A proxy that passes one on as a single request, in front of a service that
 * sees two, lets a stranger put a request in front of another visitor's (CVE-2026-33870 and CVE-2026-42580, of Netty).
 */
@QuarkusTest
class SmuggledRequestTest extends PageTest {

    private static final int PATIENCE_MS = 20_000;
    private static final String FORM = "title=smuggled&body=b";
    private static final String SECOND = "GET /posts/new HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

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
        var chunk = size.formatted(FORM.length()) + FORM + "\r\n0\r\n\r\n";

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
                "Transfer-Encoding: chunked, identity\r\nContent-Length: %d\r\n"
            })
    void a_body_with_two_lengths_ends_the_connection(String lengths) throws Exception {
        refused(lengths.formatted(FORM.length()), FORM);
    }

    private void refused(String lengths, String body) throws IOException {
        var request = "POST /posts HTTP/1.1\r\nHost: localhost\r\nOrigin: https://dks.example\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\n" + lengths + "\r\n" + body + SECOND;
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));

            var answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);

            // In the middle of a body the connection is ended without an answer.
            assertThat(answers).matches("(?s)(HTTP/1\\.1 400.*)?").doesNotContainPattern("(?s)HTTP/1.*HTTP/1");
        }
        assertThat(api.received()).isEmpty();
    }
}
