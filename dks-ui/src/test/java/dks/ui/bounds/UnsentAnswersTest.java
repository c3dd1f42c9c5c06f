package dks.ui.bounds;

import static org.assertj.core.api.Assertions.assertThat;

import dks.ui.PageTest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers that are asked for and not fetched. */
@QuarkusTest
@TestProfile(UnsentAnswersTest.LittleRoom.class)
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class UnsentAnswersTest extends PageTest {

    /** Room for one long answer, for two seconds. */
    public static final class LittleRoom implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("dks.unsent-in-memory", "512K", "dks.longest-download", "2s");
        }
    }

    @Test
    void what_nobody_fetches_is_dropped_and_others_read_on() throws Exception {
        api.add("Long", "&".repeat(64 * 1024));
        api.add("Short", "Text");
        var sockets = new ArrayList<Socket>();
        var lines = new CopyOnWriteArrayList<String>();
        var handler = collecting(lines);
        var logger = Logger.getLogger("dks.ui.web.UnsentAnswers");
        logger.addHandler(handler);
        try {
            // Pipelined, so that the buffers of the operating system are full as well.
            for (var i = 0; i < 4; i++) {
                sockets.add(ask("/posts/1", 20));
            }
            while (lines.stream().noneMatch(line -> line.contains("too many of these"))
                    || lines.stream().noneMatch(line -> line.contains("for too long"))) {
                Thread.sleep(50);
            }
            assertThat(browser().get("/posts/1").asByteArray()).hasSizeGreaterThan(64 * 1024);
            assertThat(browser().get("/posts/2").statusCode()).isEqualTo(200);
        } finally {
            logger.removeHandler(handler);
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    private static Socket ask(String path, int times) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress("localhost", RestAssured.port));
        var request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        socket.getOutputStream().write(request.repeat(times).getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static Handler collecting(List<String> lines) {
        return new Handler() {
            @Override
            public void publish(LogRecord logged) {
                lines.add(logged.getMessage() + " "
                        + (logged.getParameters() == null ? "" : List.of(logged.getParameters())));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
