package dks.ui.security;

import static org.assertj.core.api.Assertions.assertThat;

import dks.ui.Hostile;
import dks.ui.PageTest;
import dks.ui.RawHttp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class HostileRequestsTest extends PageTest {

    private static final String INJECTED = "X-Injected: yes";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /%zz",
                "GET /a b c",
                "GET",
                "GARBAGE",
                "GET /\u0000",
                "G\u0001T /",
                "PRI * HTTP/2.0",
                "DELETE /posts/1",
                "POST /posts",
                "PUT /nowhere",
                "TRACE /",
                "OPTIONS *",
                "GET /q/metrics",
                "GET /robots.txt",
                "GET /health/info"
            })
    void whatever_is_answered_carries_the_policy_or_nothing_at_all(String requestLine) throws IOException {
        var line = requestLine.endsWith("2.0") ? requestLine : requestLine + " HTTP/1.1";
        var parts = RawHttp.send(RestAssured.port, line + "\r\n").split("\r\n\r\n", 2);
        if (parts.length > 1 && !parts[1].isEmpty()) {
            assertThat(parts[0])
                    .containsIgnoringCase("Content-Security-Policy: default-src 'none'")
                    .containsIgnoringCase("X-Frame-Options: DENY")
                    .containsIgnoringCase("X-Content-Type-Options: nosniff")
                    .doesNotContain("unsafe");
        }
        assertThat(parts[0] + parts[parts.length - 1]).doesNotContain("Exception", "io.quarkus");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sign-in?return=/%0d%0aX-Injected:%20yes",
                "/?cursor=%0d%0aX-Injected:%20yes",
                "/posts/1%0d%0aX-Injected:%20yes",
                "/%0d%0aX-Injected:%20yes",
                "/posts/1?comment=%0aX-Injected:%20yes"
            })
    void nothing_in_an_address_becomes_a_header(String address) throws IOException {
        api.add("One", "Text");
        var headers = RawHttp.get(RestAssured.port, address).split("\r\n\r\n", 2)[0];
        assertThat(headers).doesNotContainIgnoringCase(INJECTED.split(" ")[0]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Request-Id: a\r\n " + INJECTED,
                "X-Request-Id: a\r" + INJECTED,
                "X-Request-Id: a\n" + INJECTED,
                "X-Request-Id: a%0d%0a" + INJECTED,
                "X-Request-Id: a\u560d\u560a" + INJECTED
            })
    void nothing_in_a_header_becomes_another_in_the_answer(String header) throws IOException {
        var headers = RawHttp.send(RestAssured.port, "GET /posts/new HTTP/1.1\r\n" + header + "\r\n")
                .split("\r\n\r\n", 2)[0];
        assertThat(headers).doesNotContain(INJECTED);
    }

    @Test
    void ten_thousand_parameters_are_refused_or_passed_over() throws Exception {
        var many = IntStream.range(0, 10_000).mapToObj(i -> "tag=t" + i).collect(Collectors.joining("&"));
        assertThat(RawHttp.get(RestAssured.port, "/?" + many)).matches("(?s)HTTP/1.[01] 414 .*");
        assertThat(RawHttp.get(RestAssured.port, "/?" + many.substring(0, 3_900)))
                .startsWith("HTTP/1.1 200 ");
        assertThat(post("key=k&title=T&body=B&author=A&" + many).statusCode()).isEqualTo(400);
        assertThat(api.count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%ff%fe",
                "%c3%28",
                "%e2%82",
                "%f0%28%8c%bc",
                "%ed%a0%80",
                "%c0%80",
                "a%00b",
                "%e2%80%aeevil",
                "%"
            })
    void text_that_is_none_ends_in_a_page(String text) throws Exception {
        var answers = List.of(
                post("key=k&title=" + text + "&body=" + text + "&author=" + text),
                get("/?q=" + text),
                get("/?tag=" + text),
                get("/posts/new?" + text + "=1"));
        for (var answer : answers) {
            assertThat(answer.statusCode()).isLessThan(500);
            assertThat(answer.body()).doesNotContain("Exception");
        }
    }

    @Test
    void text_that_turns_its_direction_turns_nothing_around_it() {
        var turned = "\u202Ernoitcerid\u2067\u0000\u0007";
        api.add(
                turned,
                "https://example.com/" + turned,
                turned,
                List.of(turned),
                turned,
                Instant.now().toString());
        api.comment(1, turned, turned);
        for (var path : List.of("/", "/posts/1", "/posts/1/edit", "/tags")) {
            var answer = browser().get(path);
            assertThat(answer.statusCode()).isEqualTo(200);
            Hostile.assertHarmless(parse(answer).body());
        }
    }

    private static HttpResponse<String> get(String address) throws Exception {
        var spelt = address.endsWith("%") || address.contains("%=") ? address.replace("%", "%25") : address;
        return send(request(spelt).GET());
    }

    private static HttpResponse<String> post(String body) throws Exception {
        return send(request("/posts")
                .header("Origin", "https://dks.example")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + address));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
