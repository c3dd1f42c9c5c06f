package dks.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dks.api.RawRequest;
import dks.api.database.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MalformedHeadersTest {

    private static final String BODY = "{\"title\":\"a\",\"body\":\"b\",\"author\":\"c\"}";

    private static final List<String> VALUES = List.of(
            "",
            "a",
            "*",
            "/",
            "a/",
            "/a",
            "a/b;",
            "a/b;q",
            "a/b;q=1.5",
            "a/b;q=-1",
            "*/a",
            "a/b;c=\"",
            ",",
            ",,",
            ";",
            "=",
            "\"",
            "\"\\",
            "en;q=1.5",
            "e;q",
            "en-",
            "-en",
            "br;q=9",
            "gzip;q=x",
            "utf-8;q=2",
            "...",
            "Bearer",
            "Bearer ...",
            "Bearer ..",
            "Basic",
            "Basic x",
            "Digest a",
            "bytes=9-1",
            "bytes=x",
            "100-continue",
            "unknown",
            "\u00e9",
            "a=b;",
            "=b",
            "W/",
            "W/\"",
            "\"a",
            "application/json;charset=",
            "application/json;charset=x",
            "application/json;=",
            "Thu",
            "0",
            "-1",
            "99999999999999999999",
            "{}",
            "%",
            "%ff",
            "http://",
            "null",
            "[::",
            "127.0.0.1:x",
            "a b");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept",
                "Accept-Language",
                "Accept-Encoding",
                "Accept-Charset",
                "Content-Type",
                "If-None-Match",
                "If-Match",
                "If-Modified-Since",
                "If-Range",
                "Expect",
                "Range",
                "Cookie",
                "Authorization",
                "Content-Encoding",
                "Content-Language",
                "Origin",
                "Host",
                "Forwarded",
                "X-Forwarded-For",
                "X-Forwarded-Proto",
                "X-Forwarded-Host",
                "X-Request-Id",
                "Idempotency-Key",
                "DKS-Visitor",
                "traceparent",
                "TE",
                "Upgrade",
                "Date"
            })
    void a_header_of_any_form_is_read_or_refused_as_the_clients_mistake(String header) throws IOException {
        for (String value : VALUES) {
            for (String path : List.of("/api/posts", "/api/docs/", "/api/openapi", "/api/nothing", "/health/info")) {
                answered(send("GET", path, header, value, ""), header + ": " + value);
            }
            answered(send("POST", "/api/posts", header, value, BODY), header + ": " + value);
        }
    }

    @Test
    void a_body_for_the_page_of_the_description_is_left_unread() throws IOException {
        assertThat(send("GET", "/api/docs/", "Content-Length", "2", "{}")).startsWith("HTTP/1.1 200");
        assertThat(send("POST", "/api/docs/", "Content-Type", "text/plain", BODY))
                .startsWith("HTTP/1.1 404");
    }

    @Test
    void an_address_or_headers_up_to_twice_the_limit_are_refused_with_a_problem() throws IOException {
        answered(send("GET", "/api/posts?q=" + "a".repeat(5000), "A", "b", ""), "long address");
        assertThat(send("GET", "/api/posts?q=" + "a".repeat(5000), "A", "b", ""))
                .startsWith("HTTP/1.1 414");
        assertThat(send("GET", "/api/posts", "A", "b".repeat(20_000), "")).startsWith("HTTP/1.1 431");
        answered(send("GET", "/api/posts", "A", "b".repeat(20_000), ""), "large headers");
    }

    @Test
    void an_address_or_headers_beyond_that_are_refused_by_the_parser() throws IOException {
        assertThat(send("GET", "/api/posts?q=" + "a".repeat(9000), "A", "b", ""))
                .containsPattern("^HTTP/1\\.[01] 414");
        assertThat(send("GET", "/api/posts", "A", "b".repeat(40_000), "")).containsPattern("^HTTP/1\\.[01] 431");
    }

    private static void answered(String sent, String header) {
        String answer = sent.replaceFirst("^HTTP/1.1 100 Continue\r\n\r\n", "");
        String head = answer.split("\r\n\r\n", 2)[0].toLowerCase(Locale.ROOT);
        int status = Integer.parseInt(answer.substring(9, 12));
        assertThat(status).as("%s: %s", header, answer).isBetween(200, 499);
        assertThat(answer).as(header).doesNotContain("Exception");
        if (status >= 400) {
            assertThat(head).as(header).contains("content-type: application/problem+json", "cache-control: no-store");
        }
    }

    private static String send(String method, String path, String header, String value, String body)
            throws IOException {
        StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\nConnection: close\r\n");
        add(request, header, "Host", "localhost");
        if (!body.isEmpty()) {
            add(request, header, "Content-Type", "application/json");
            add(request, header, "Content-Length", Integer.toString(body.length()));
        }
        return RawRequest.send(
                RestAssured.port,
                request.append(header + ": " + value + "\r\n\r\n" + body).toString());
    }

    private static void add(StringBuilder request, String tested, String name, String value) {
        if (!name.equals(tested)) {
            request.append(name).append(": ").append(value).append("\r\n");
        }
    }
}
