package dks.ui.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dks.ui.PageTest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(SlowBodyTest.FewThreads.class)
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class SlowBodyTest extends PageTest {

    private static final int SENDERS = 12;
    private static final int PATIENCE_MS = 20_000;

    private static final String HEAD = "POST /posts HTTP/1.1\r\nHost: localhost\r\nOrigin: https://dks.example\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\n";

    /** Fewer threads than slow senders, less patience with these, and memory for four long forms. */
    public static final class FewThreads implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.thread-pool.max-threads", "4", "dks.longest-upload", "6s", "dks.forms-in-memory", "1M");
        }
    }

    @Test
    void who_sends_a_form_byte_by_byte_keeps_nobody_waiting_and_is_hung_up_on() throws Exception {
        browser().get("/posts/new");
        var senders = new ArrayList<Socket>();
        for (var i = 0; i < SENDERS; i++) {
            // The chunk announced is as long as the form with a length.
            var framing = i % 2 == 0 ? "Content-Length: 100000\r\n\r\n" : "Transfer-Encoding: chunked\r\n\r\n186a0\r\n";
            senders.add(begin(framing + "title="));
        }
        assertThat(browser().get("/posts/new").statusCode()).isEqualTo(200);
        assertThat(form().formParam("title", "x").post("/posts").statusCode()).isEqualTo(303);

        var left = drip(senders);
        assertThat(left).as("still sending when the others had their pages").hasSize(SENDERS);
        while (!left.isEmpty()) {
            Thread.sleep(200);
            left = drip(left);
        }
        assertThat(api.count()).isEqualTo(1);
    }

    @Test
    void who_does_not_end_a_form_that_was_refused_is_hung_up_on() throws Exception {
        var chunk = new byte[64 * 1024];
        var sent = 0L;
        try (var socket = begin("Content-Length: 999999999999\r\n\r\n")) {
            while (sent < 1024 * 1024 * 1024) {
                socket.getOutputStream().write(chunk);
                sent += chunk.length;
            }
        } catch (IOException hungUp) {
            assertThat(sent).isBetween(16L * 1024 * 1024, 64L * 1024 * 1024);
            return;
        }
        fail("%d bytes were heard out", sent);
    }

    @Test
    void all_forms_together_take_a_bounded_memory_which_is_free_again_after() throws Exception {
        var waiting = new ArrayList<Socket>();
        for (var i = 0; i < 5; i++) {
            waiting.add(begin("Content-Length: 262144\r\n\r\nbody=" + "x".repeat(250 * 1024)));
        }
        var refused = firstAnswered(waiting);
        assertThat(refused)
                .startsWith("HTTP/1.1 503")
                .containsIgnoringCase("Retry-After: 5")
                .contains("Go back and send it again")
                .doesNotContain("id=\"again\"");
        for (var sender : waiting) {
            sender.close();
        }

        for (var status = 0; status != 303; ) {
            status = form().formParam("title", "x")
                    .formParam("body", "x".repeat(200 * 1024))
                    .post("/posts")
                    .statusCode();
            assertThat(status).isIn(303, 503);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 300000\r\n\r\n%s",
                // 300,000 bytes in one chunk.
                "Transfer-Encoding: chunked\r\n\r\n493e0\r\n%s\r\n0\r\n\r\n"
            })
    void a_form_too_long_is_refused_with_a_page_and_heard_out(String framing) throws Exception {
        try (var sender = begin(framing.formatted("x".repeat(300_000)))) {
            sender.getOutputStream()
                    .write("GET /posts/new HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes());
            assertThat(answer(sender))
                    .startsWith("HTTP/1.1 413")
                    .contains("Go back and shorten it", "HTTP/1.1 200", "id=\"new-post\"");
        }
        assertThat(api.received()).isEmpty();
    }

    @Test
    void who_waits_to_be_told_to_continue_is_told() throws Exception {
        try (var sender = begin("Connection: close\r\nExpect: 100-continue\r\nContent-Length: 7\r\n\r\n")) {
            sender.setSoTimeout(PATIENCE_MS);
            var interim = sender.getInputStream().readNBytes("HTTP/1.1 100".length());
            assertThat(new String(interim, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 100");
            sender.getOutputStream().write("title=x".getBytes(StandardCharsets.US_ASCII));
            assertThat(answer(sender)).contains("HTTP/1.1 303");
        }
    }

    @Test
    void there_is_no_http2_whose_forms_need_no_length() throws Exception {
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/posts/new"))
                .build();
        assertThat(client.send(request, BodyHandlers.discarding()).version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    }

    private static Socket begin(String start) throws IOException {
        var socket = new Socket("localhost", RestAssured.port);
        socket.setSoTimeout(1);
        socket.getOutputStream().write((HEAD + start).getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String firstAnswered(List<Socket> senders) throws Exception {
        while (true) {
            for (var sender : senders) {
                if (sender.getInputStream().available() > 0) {
                    return answer(sender);
                }
            }
            Thread.sleep(20);
        }
    }

    /** Everything that comes until the other side ends the connection. */
    private static String answer(Socket sender) throws IOException {
        sender.setSoTimeout(PATIENCE_MS);
        return new String(sender.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    /** Sends another byte each, and returns those that are still listened to. */
    private static List<Socket> drip(List<Socket> senders) throws IOException {
        var listened = new ArrayList<Socket>();
        for (var sender : senders) {
            try {
                sender.getOutputStream().write('x');
                if (sender.getInputStream().read() < 0) {
                    sender.close();
                }
            } catch (SocketTimeoutException noAnswerYet) {
                listened.add(sender);
            } catch (IOException hungUp) {
                sender.close();
            }
        }
        return listened;
    }
}
