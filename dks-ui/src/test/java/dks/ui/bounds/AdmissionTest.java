package dks.ui.bounds;

import static org.assertj.core.api.Assertions.assertThat;

import dks.ui.PageTest;
import dks.ui.RawHttp;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One page at a time, and four that wait for it; no room for feeds at all. */
@QuarkusTest
@TestProfile(AdmissionTest.LittleRoom.class)
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class AdmissionTest extends PageTest {

    private static final int PLACES = 5;

    /** Room for one or none of each kind. */
    public static final class LittleRoom implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "dks.at-a-time.pages", "1",
                    "dks.at-a-time.writes", "1",
                    "dks.at-a-time.previews", "1",
                    "dks.at-a-time.feeds", "0",
                    "dks.longest-wait", "60s");
        }
    }

    @BeforeEach
    void onePost() {
        api.add("A post", "Text");
    }

    @Test
    void who_finds_no_room_reads_when_to_come_back_and_other_kinds_go_on() {
        var refused = browser().get("/feed.atom");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isEqualTo("5");
        assertThat(refused.header("Cache-Control")).isEqualTo("no-store");
        assertThat(parse(refused).select("#trouble h1").text()).isEqualTo("One moment, please");
        assertThat(parse(refused).select("#again")).hasSize(1);
        assertThat(api.received()).isEmpty();

        assertThat(browser().get("/").statusCode()).isEqualTo(200);
        assertThat(browser().get("/health/live").statusCode()).isEqualTo(200);
        assertThat(form().formParam("body", "x").post("/posts?preview").statusCode())
                .isEqualTo(200);
        assertThat(form().formParam("title", "x").post("/posts").statusCode()).isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/../feed.atom", "/health/%2e%2e/feed.atom", "/%66eed.atom", "//feed.atom"})
    void no_other_spelling_of_an_address_gets_past_the_count(String address) throws Exception {
        var answer = RawHttp.get(RestAssured.port, address);
        assertThat(answer).doesNotContain("<feed");
        assertThat(api.received()).isEmpty();
    }

    @Test
    void those_that_wait_are_answered_one_after_the_other() throws Exception {
        var answers = new ArrayList<Future<Response>>();
        var people = Executors.newFixedThreadPool(PLACES);
        for (var i = 0; i < PLACES; i++) {
            Callable<Response> person = () -> browser().get("/posts/1");
            answers.add(people.submit(person));
        }
        for (var answer : answers) {
            assertThat(answer.get().statusCode()).isEqualTo(200);
        }
        people.shutdown();
    }

    @Test
    void who_hangs_up_leaves_the_place_to_others() throws Exception {
        api.hang();
        for (var i = 0; i < 3 * PLACES; i++) {
            try (var socket = new Socket("localhost", RestAssured.port)) {
                socket.getOutputStream()
                        .write("GET /posts/1 HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        }
        api.reset();
        api.add("A post", "Text");
        // Refused only as long as the service has not seen that they are gone.
        var status = 503;
        while (status == 503) {
            status = browser().get("/posts/1").statusCode();
        }
        for (var i = 0; i < 3 * PLACES; i++) {
            assertThat(browser().get("/posts/1").statusCode()).isEqualTo(200);
        }
    }
}
