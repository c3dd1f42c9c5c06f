package dks.ui.security;

import static org.assertj.core.api.Assertions.assertThat;

import dks.ui.PageTest;
import dks.ui.RawHttp;
import dks.ui.operations.LoggedLines;
import dks.ui.operations.LoggedLines.Line;
import dks.ui.web.Assets;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers that no library here can read, sent to every kind of address. */
@QuarkusTest
class MalformedHeadersTest extends PageTest {

    private static final int GENERATED = 14;
    private static final List<String> KNOWN =
            List.of("", "a", "en;q=1.5", "br;q=9", "text/html;q=", "a;q=1.0000", "\"", ";;;", "text/html;charset=\"");
    /** Generated values are up to five of these in a row. */
    private static final List<String> PIECES = List.of(
            "a",
            "/",
            "*",
            ";",
            "=",
            ",",
            "q=",
            "q=9",
            "q=1.5",
            "\"",
            "\\",
            "-",
            "_",
            " ",
            "\t",
            "%",
            "%zz",
            "0",
            "99999999999999999999",
            "W/",
            "bytes=",
            "text/html",
            "gzip",
            "charset=nope",
            "\u00ff",
            "\u0085",
            "{",
            "$",
            "<",
            "Thu, 01 Jan",
            "websocket");

    private static final String FORM = "key=k&title=T&body=B&author=A";

    @Inject
    Assets assets;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept",
                "Accept-Charset",
                "Accept-Encoding",
                "Accept-Language",
                "Authorization",
                "baggage",
                "Cache-Control",
                "Connection",
                "Content-Disposition",
                "Content-Encoding",
                "Content-Language",
                "Content-Type",
                "Cookie",
                "Date",
                "DKS-Visitor",
                "Expect",
                "Forwarded",
                "HTTP2-Settings",
                "HX-Boosted",
                "HX-Current-URL",
                "HX-Request",
                "HX-Target",
                "Host",
                "If-Match",
                "If-Modified-Since",
                "If-None-Match",
                "If-Range",
                "If-Unmodified-Since",
                "Origin",
                "Range",
                "Referer",
                "Sec-Fetch-Site",
                "Sec-WebSocket-Key",
                "TE",
                "Trailer",
                "Upgrade",
                "User-Agent",
                "X-Forwarded-For",
                "X-Forwarded-Host",
                "X-Forwarded-Proto",
                "X-HTTP-Method-Override",
                "X-Request-Id",
                "traceparent",
                "tracestate"
            })
    void a_malformed_header_is_passed_over_or_refused_with_a_page(String name) throws IOException {
        api.add("One", "Text");
        var values = values(new Random(name.hashCode()));
        assertThat(values).hasSizeGreaterThan(GENERATED);
        try (var log = new LoggedLines("", "io.quarkus.http.access-log")) {
            for (var value : values) {
                for (var path : paths()) {
                    assertRefusedOrAnswered(get(path, name + ": " + value), name + ": " + value + " at " + path);
                }
                assertRefusedOrAnswered(post(name, value), name + ": " + value + " with a form");
            }
            assertThat(log.all()).as("what was logged of all this").isNotEmpty().noneMatch(Line::trouble);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/?q=100%", "/%zz", "/posts/%zz", "/posts/1?comment=%", "/feed.atom?q=%zz", "/health/live?%"})
    void an_address_that_cannot_be_read_is_refused_with_a_page(String address) throws IOException {
        try (var log = new LoggedLines("", "io.quarkus.http.access-log")) {
            var answer = RawHttp.get(RestAssured.port, address);
            assertThat(answer)
                    .startsWith("HTTP/1.1 400 ")
                    .containsIgnoringCase("Content-Security-Policy: default-src 'none'");
            assertRefusedOrAnswered(answer, address);
            assertThat(Jsoup.parse(answer).select("#request-id").text()).isNotBlank();
            assertThat(log.all()).extracting(Line::message).anyMatch(line -> line.startsWith("GET /unreadable 400 "));
            assertThat(log.all()).noneMatch(Line::trouble);
        }
        assertThat(api.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {5_000, 16_000})
    void an_address_that_is_too_long_is_refused_with_a_page(int characters) throws IOException {
        var answer = RawHttp.get(RestAssured.port, "/?q=" + "a".repeat(characters));
        assertThat(answer).startsWith("HTTP/1.1 414 ").contains("use fewer or shorter words");
        assertRefusedOrAnswered(answer, "an address of " + characters + " characters");
        assertThat(api.received()).isEmpty();
    }

    @Test
    void a_head_request_that_is_refused_has_no_body() throws IOException {
        var answer = RawHttp.send(RestAssured.port, "HEAD /?q=100% HTTP/1.1\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400 ").endsWith("\r\n\r\n");
    }

    /** Netty refuses these itself, with an empty answer, and Quarkus has no place to say otherwise. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: -1",
                "Content-Length: a",
                "Content-Length: 99999999999999999999",
                "Content-Length: 1, 2",
                "X: \u0001"
            })
    void what_is_no_http_is_refused_without_a_word(String header) throws IOException {
        try (var log = new LoggedLines("", "io.quarkus.http.access-log")) {
            var answer = get("/", header);
            assertThat(answer).matches("(?s)HTTP/1.[01] 4.*");
            assertThat(log.all()).noneMatch(Line::trouble);
        }
    }

    private List<String> paths() {
        return List.of(
                "/",
                "/?q=text",
                "/posts/1",
                "/posts/new",
                "/feed.atom",
                assets.style(),
                "/robots.txt",
                "/health/live",
                "/health/info",
                "/nowhere");
    }

    private static List<String> values(Random random) {
        var generated = IntStream.range(0, GENERATED)
                .mapToObj(i -> IntStream.rangeClosed(0, random.nextInt(5))
                        .mapToObj(piece -> PIECES.get(random.nextInt(PIECES.size())))
                        .collect(Collectors.joining()));
        return Stream.concat(KNOWN.stream(), generated).toList();
    }

    private static String get(String path, String header) throws IOException {
        var host = header.startsWith("Host:") ? "" : "Host: localhost\r\n";
        return RawHttp.sendWhole(
                RestAssured.port,
                "GET " + path + " HTTP/1.1\r\n" + header + "\r\n" + host + "Connection: close\r\n\r\n");
    }

    private static String post(String name, String value) throws IOException {
        var headers = Stream.of(
                        "Origin: https://dks.example",
                        "Content-Type: application/x-www-form-urlencoded",
                        "Content-Length: " + FORM.length(),
                        "Host: localhost")
                .filter(header -> !header.startsWith(name + ":"))
                .collect(Collectors.joining("\r\n", "", "\r\nConnection: close\r\n"));
        return RawHttp.sendWhole(
                RestAssured.port, "POST /posts HTTP/1.1\r\n" + name + ": " + value + "\r\n" + headers + "\r\n" + FORM);
    }

    private static void assertRefusedOrAnswered(String answer, String what) {
        var parts = answer.split("\r\n\r\n", 2);
        var status = Integer.parseInt(answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
        assertThat(status).as(what).isBetween(200, 499);
        assertThat(parts[0]).as(what).containsIgnoringCase("\r\nCache-Control: ");
        assertThat(parts[1]).as(what).doesNotContain("Exception", "io.quarkus", "io.vertx");
        if (status >= 400) {
            assertThat(parts[0]).as(what).containsIgnoringCase("\r\nCache-Control: no-store");
        }
        if (status >= 400 && status != 412) {
            assertThat(Jsoup.parse(parts[1]).select("#trouble h1, #notice").text())
                    .as(what)
                    .isNotBlank();
        }
    }
}
