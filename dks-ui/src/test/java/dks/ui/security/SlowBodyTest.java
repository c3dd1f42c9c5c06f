package dks.ui.security;

import static org.assertj.core.api.Assertions.assertThat;

import dks.ui.PageTest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@TestProfile(SlowBodyTest.FewThreads.class)
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class SlowBodyTest extends PageTest {

    private static final int SENDERS = 12;

    /** Fewer threads than slow senders, and less patience with these. */
    public static final class FewThreads implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.thread-pool.max-threads", "4", "dks.longest-upload", "6s");
        }
    }

    @Test
    void who_sends_a_form_byte_by_byte_is_hung_up_on_and_keeps_nobody_waiting_any_longer() throws Exception {
        var senders = new ArrayList<Socket>();
        for (var i = 0; i < SENDERS; i++) {
            senders.add(begin());
        }
        var left = drip(senders);
        assertThat(left).as("still sending").hasSize(SENDERS);
        while (!left.isEmpty()) {
            Thread.sleep(200);
            left = drip(left);
        }
        assertThat(api.received()).isEmpty();
        assertThat(browser().get("/posts/new").statusCode()).isEqualTo(200);
    }

    private static Socket begin() throws IOException {
        var socket = new Socket("localhost", RestAssured.port);
        socket.setSoTimeout(1);
        var request = "POST /posts HTTP/1.1\r\nHost: localhost\r\nOrigin: https://dks.example\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\ntitle=";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
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
