package dks.api.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dks.api.RawRequest;
import dks.api.database.Database;
import dks.api.database.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a service with sign-in off that listens on this machine alone, as `make up` starts it. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ForeignPagesTest {

    private static final String BODY = "{\"title\":\"a\",\"body\":\"b\",\"author\":\"c\"}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: http://evil.example",
                "Origin: null",
                "Origin:",
                "Origin: http://localhost",
                "Origin: http://localhost:1",
                "Origin: http://localhost.evil.example:PORT",
                "Origin: http://127.0.0.1:PORT",
                "Origin: file://",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Sec-Fetch-Site: none",
                "Sec-Fetch-Site: x",
                "Origin: http://localhost:PORT\r\nSec-Fetch-Site: cross-site",
                "Origin: http://evil.example\r\nSec-Fetch-Site: same-origin"
            })
    void a_change_that_another_sites_page_asked_for_is_not_made(String headers) throws Exception {
        int before = Database.posts();
        for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
            assertThat(send(method, "localhost:PORT", headers))
                    .as("%s %s", method, headers)
                    .startsWith("HTTP/1.1 403")
                    .contains("application/problem+json", "another site");
        }
        assertThat(Database.posts()).isEqualTo(before);
        assertThat(send("GET", "localhost:PORT", headers)).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X: y",
                "Origin: http://localhost:PORT",
                "Origin: https://LOCALHOST:PORT",
                "Sec-Fetch-Site: same-origin",
                "Origin: http://localhost:PORT\r\nSec-Fetch-Site: same-origin"
            })
    void a_change_by_a_program_or_a_page_of_this_service_is_made(String headers) throws IOException {
        assertThat(send("POST", "localhost:PORT", headers)).startsWith("HTTP/1.1 201");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:PORT",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "127.evil.example",
                "api:8080",
                "10.0.0.1",
                "[::2]"
            })
    void another_name_than_this_machines_is_refused_for_reading_too(String host) throws IOException {
        for (String method : List.of("GET", "POST")) {
            assertThat(send(method, host, "X: y"))
                    .as("%s %s", method, host)
                    .startsWith("HTTP/1.1 403")
                    .contains("application/problem+json", "call it localhost");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:PORT",
                "a.localhost",
                "127.0.0.1:PORT",
                "127.1.2.3",
                "[::1]",
                "localhost:1"
            })
    void each_name_of_this_machine_is_taken(String host) throws IOException {
        assertThat(send("GET", host, "X: y")).startsWith("HTTP/1.1 200");
    }

    @Test
    void a_request_without_a_name_is_taken_from_an_old_program() throws IOException {
        assertThat(RawRequest.send(RestAssured.port, "GET /health/ready HTTP/1.0\r\n\r\n"))
                .contains(" 200 ");
    }

    private static String send(String method, String host, String headers) throws IOException {
        String port = Integer.toString(RestAssured.port);
        return RawRequest.send(
                RestAssured.port,
                (method + " /api/posts HTTP/1.1\r\nHost: " + host + "\r\n" + headers
                                + "\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: "
                                + BODY.length() + "\r\n\r\n" + BODY)
                        .replace("PORT", port));
    }
}
