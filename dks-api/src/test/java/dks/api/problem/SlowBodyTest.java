package dks.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dks.api.RawRequest;
import dks.api.database.DatabaseResource;
import dks.api.posts.PostJson;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SlowBodyTest.LittlePatience.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SlowBodyTest {

    private static final String HEAD =
            "POST /api/posts HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

    /** Two threads for requests, and memory for four bodies. */
    public static class LittlePatience implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(DatabaseResource.class));
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "dks.max-body-time", "15s", "dks.max-bodies-size", "1M", "quarkus.thread-pool.max-threads", "2");
        }
    }

    @Test
    void bodies_that_come_a_byte_at_a_time_hold_up_nobody_and_are_ended() throws Exception {
        RestAssured.get("/api/posts").then().statusCode(200);
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            slow.add(RawRequest.begin(
                    RestAssured.port,
                    HEAD + (i % 2 == 0 ? "Content-Length: 1000\r\n\r\n{" : "Transfer-Encoding: chunked\r\n\r\n")));
        }

        RestAssured.get("/api/posts").then().statusCode(200);
        PostJson.valid().publish().then().statusCode(201);

        for (Socket socket : slow) {
            assertThat(socket.getInputStream().available())
                    .as("an answer before the others had theirs")
                    .isZero();
        }
        Thread dripping = new Thread(() -> drip(slow));
        dripping.start();
        for (Socket socket : slow) {
            assertThat(RawRequest.answer(socket)).startsWith("HTTP/1.1 408").contains("application/problem+json");
            socket.close();
        }
        dripping.join();
    }

    @Test
    void all_bodies_together_take_a_bounded_memory_which_is_free_again_after() throws Exception {
        String start = HEAD + "Content-Length: 262144\r\n\r\n" + " ".repeat(250 * 1024);
        List<Socket> waiting = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            waiting.add(RawRequest.begin(RestAssured.port, start));
        }
        try (Socket fifth = RawRequest.begin(RestAssured.port, start)) {
            waiting.add(fifth);
            String refused = RawRequest.answer(firstAnswered(waiting));
            assertThat(refused).startsWith("HTTP/1.1 503").containsIgnoringCase("Retry-After: 1");
        }
        for (Socket socket : waiting) {
            socket.close();
        }

        PostJson large = PostJson.valid().with("body", "a".repeat(65536));
        for (int status = 0; status != 201; ) {
            status = large.publish().statusCode();
            assertThat(status).isIn(201, 503);
        }
    }

    @Test
    void a_client_that_waits_to_be_told_to_continue_is_told() throws IOException {
        String body = "{}";
        try (Socket socket = RawRequest.begin(
                RestAssured.port, HEAD + "Connection: close\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n")) {
            byte[] interim = socket.getInputStream().readNBytes("HTTP/1.1 100".length());
            assertThat(new String(interim)).isEqualTo("HTTP/1.1 100");
            socket.getOutputStream().write(body.getBytes());
            assertThat(RawRequest.answer(socket)).contains("HTTP/1.1 400");
        }
    }

    private static Socket firstAnswered(List<Socket> sockets) throws Exception {
        while (true) {
            for (Socket socket : sockets) {
                if (socket.getInputStream().available() > 0) {
                    return socket;
                }
            }
            Thread.sleep(20);
        }
    }

    /** Until the other side has ended them all. */
    private static void drip(List<Socket> sockets) {
        int open = 1;
        while (open > 0) {
            open = 0;
            for (Socket socket : sockets) {
                try {
                    socket.getOutputStream().write(' ');
                    open++;
                    Thread.sleep(100);
                } catch (IOException e) {
                    // Ended.
                } catch (InterruptedException e) {
                    return;
                }
            }
        }
    }
}
