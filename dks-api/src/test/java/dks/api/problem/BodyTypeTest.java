package dks.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dks.api.RawRequest;
import dks.api.database.Database;
import dks.api.database.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BodyTypeTest {

    private static final String POST = "{\"title\":\"a\",\"body\":\"b\",\"author\":\"c\"}";

    private int before;

    @BeforeEach
    void count() throws SQLException {
        before = Database.posts();
    }

    @AfterEach
    void nothing_was_stored() throws SQLException {
        assertThat(Database.posts()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/posts", "/api/posts/1/comments", "/api/import"})
    void a_body_without_a_type_is_415(String path) throws Exception {
        for (String type : List.of("", "Content-Type:\r\n")) {
            String answer = RawRequest.send(
                    RestAssured.port,
                    "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + type + "Content-Length: "
                            + POST.length() + "\r\n\r\n" + POST);

            assertThat(answer)
                    .startsWith("HTTP/1.1 415")
                    .contains("application/problem+json", "Send the request body as");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=a"})
    void a_type_that_any_page_may_send_is_415(String type) throws IOException {
        assertThat(send(POST.getBytes(StandardCharsets.UTF_8), type)).startsWith("HTTP/1.1 415");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE", "ISO-8859-1"})
    void another_encoding_than_utf_8_is_refused_with_and_without_its_name(String charset) throws IOException {
        byte[] body = POST.replace("\"a\"", "\"\u00fc\"").getBytes(Charset.forName(charset));

        assertThat(send(body, "application/json")).startsWith("HTTP/1.1 400").contains("UTF-8");
        assertThat(send(body, "application/json; charset=" + charset)).startsWith("HTTP/1.1 400");
        assertThat(send(POST.getBytes(StandardCharsets.UTF_8), "application/json; charset=" + charset))
                .startsWith("HTTP/1.1 415")
                .contains("UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br", "identity, gzip", "x"})
    void a_compressed_body_is_415(String encoding) throws IOException {
        assertThat(send(POST.getBytes(StandardCharsets.UTF_8), "application/json\r\nContent-Encoding: " + encoding))
                .startsWith("HTTP/1.1 415");
    }

    private static String send(byte[] body, String type) throws IOException {
        return RawRequest.send(
                RestAssured.port,
                "POST /api/posts HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: " + type
                        + "\r\nContent-Length: " + body.length + "\r\n\r\n"
                        + new String(body, StandardCharsets.ISO_8859_1));
    }
}
