package dks.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a board that this test makes: when samples are written. That the API takes them shows SystemTest. */
class SampleContentTest {
    private final Map<String, JsonNode> board = new LinkedHashMap<>();
    private HttpServer server;
    private int answer = 201;

    @BeforeEach
    void startBoard() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/api/posts", this::handle);
        server.start();
    }

    @AfterEach
    void stopBoard() {
        server.stop(0);
    }

    @Test
    void anEmptyBoardGetsAHandfulOfPosts() throws Exception {
        assertThat(samples().writeWhenEmpty()).isEqualTo(board.size()).isBetween(4, 8);
        assertThat(board.values())
                .allSatisfy(post -> assertThat(post.get("body").isTextual()).isTrue());
    }

    @Test
    void aBoardWithAPostIsLeftAlone() throws Exception {
        board.put("mine", new ObjectMapper().createObjectNode().put("title", "mine"));

        assertThat(samples().writeWhenEmpty()).isZero();
        assertThat(board).containsOnlyKeys("mine");
    }

    @Test
    void everyPostHasAKeyOfItsOwnSoThatARepetitionPostsNothingTwice() throws Exception {
        int written = samples().writeWhenEmpty();
        List<String> keys = new ArrayList<>(board.keySet());
        board.clear();
        samples().writeWhenEmpty();

        assertThat(keys).doesNotHaveDuplicates().hasSize(written);
        assertThat(board.keySet()).containsExactlyElementsOf(keys);
    }

    @Test
    void aRefusalIsToldWithWhatTheApiSaid() {
        answer = 400;

        assertThatThrownBy(() -> samples().writeWhenEmpty())
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining("answered 400: the reason");
    }

    private SampleContent samples() {
        return new SampleContent(
                HttpClient.newHttpClient(),
                "http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("GET")) {
            respond(exchange, 200, "{\"posts\":[" + (board.isEmpty() ? "" : "{}") + "],\"next\":null}");
            return;
        }
        JsonNode post = new ObjectMapper().readTree(exchange.getRequestBody());
        if (answer == 201) {
            board.put(exchange.getRequestHeaders().getFirst("Idempotency-Key"), post);
        }
        respond(exchange, answer, answer == 201 ? "{}" : "the reason");
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
