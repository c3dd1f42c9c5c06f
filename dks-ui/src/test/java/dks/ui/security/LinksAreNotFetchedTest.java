package dks.ui.security;

import static org.assertj.core.api.Assertions.assertThat;

import dks.ui.PageTest;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody makes this service ask another: an address in a post is shown, never opened (server-side request forgery). */
@QuarkusTest
class LinksAreNotFetchedTest extends PageTest {

    private static final int LONG_ENOUGH_MS = 700;

    private ServerSocket somebodyElse;

    @BeforeEach
    void listen() throws IOException {
        somebodyElse = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
        somebodyElse.setSoTimeout(LONG_ENOUGH_MS);
    }

    @AfterEach
    void stopListening() throws IOException {
        somebodyElse.close();
    }

    @Test
    void an_address_in_a_post_is_never_opened() throws IOException {
        var address = "http://localhost:" + somebodyElse.getLocalPort() + "/latest/meta-data";
        var text = address + " [x](" + address + ") ![x](" + address + ") <img src=" + address + "> <" + address + ">";
        var sent = form().formParam("title", text)
                .formParam("link", address)
                .formParam("body", text)
                .formParam("tags", "ecs")
                .formParam("author", address)
                .post("/posts");
        assertThat(sent.statusCode()).isEqualTo(303);
        api.add(text, address, text, List.of(address), address, Instant.now().toString());
        api.comment(1, text, address);
        for (var path : List.of(
                "/", "/?q=data", "/tags", "/posts/1", "/posts/2", "/posts/1/edit", "/posts/1/delete", "/feed.atom")) {
            assertThat(browser().header("Referer", address).get(path).statusCode())
                    .isEqualTo(200);
        }
        var preview = form().queryParam("preview", "").formParam("body", text).post("/posts");
        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(preview.asString()).contains("localhost:" + somebodyElse.getLocalPort());
        assertThat(askedWithin()).isFalse();
    }

    private boolean askedWithin() throws IOException {
        try (var connection = somebodyElse.accept()) {
            return connection.isConnected();
        } catch (SocketTimeoutException nobody) {
            return false;
        }
    }
}
