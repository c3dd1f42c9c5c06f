package dks.api.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dks.api.database.Database;
import dks.api.database.DatabaseResource;
import dks.api.posts.PostJson;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProblemsTest {

    @TestHTTPResource("/api/posts")
    URL posts;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/nothing",
                "/api",
                "/api/nothing",
                "/api/posts/999999999999999999",
                "/api/posts/0",
                "/api/posts/9999999999999999999",
                "/api/posts/-1",
                "/api/posts/x",
                "/api/posts/1/x",
                "/api/posts/%00"
            })
    void an_unknown_path_or_id_is_404(String path) {
        problem(RestAssured.given().urlEncodingEnabled(false).get(path).then(), 404, "Not Found")
                .body("requestId", nullValue())
                .body("instance", equalTo(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH"})
    void a_method_that_the_path_does_not_take_is_405(String method) {
        problem(RestAssured.request(method, "/api/posts").then(), 405, "Method Not Allowed");
    }

    @Test
    void an_answer_that_the_client_does_not_accept_is_406() {
        problem(RestAssured.given().accept("text/html").get("/api/posts").then(), 406, "Not Acceptable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded"})
    void a_body_of_another_media_type_is_415(String type) {
        problem(
                RestAssured.given()
                        .contentType(type)
                        .body("title=x")
                        .post("/api/posts")
                        .then(),
                415,
                "Unsupported Media Type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"title\":\"x\"",
                "{\"title\":}",
                "{'title':'x'}",
                "not json",
                "{\"title\":\"a\",\"title\":\"b\",\"body\":\"c\",\"author\":\"d\"}",
                "{\"title\":\"a\",\"body\":\"c\",\"author\":\"d\"} {}",
                "[]",
                "null",
                "\"text\"",
                "7",
                ""
            })
    void a_body_that_is_not_one_json_object_is_400_and_stores_nothing(String body) throws SQLException {
        int before = Database.posts();

        problem(
                RestAssured.given()
                        .contentType("application/json")
                        .body(body)
                        .post("/api/posts")
                        .then(),
                400,
                "Bad Request");

        assertThat(Database.posts()).isEqualTo(before);
    }

    @Test
    void bytes_that_are_not_utf_8_are_400() {
        problem(
                RestAssured.given()
                        .contentType("application/json")
                        .body(new byte[] {'{', '"', 't', (byte) 0xff, (byte) 0xfe, '"', '}'})
                        .post("/api/posts")
                        .then(),
                400,
                "Bad Request");
    }

    @Test
    void deeply_nested_json_is_400() {
        problem(
                RestAssured.given()
                        .contentType("application/json")
                        .body("{\"tags\":" + "[".repeat(100_000))
                        .post("/api/posts")
                        .then(),
                400,
                "Bad Request");
    }

    @Test
    void more_values_than_a_request_can_need_are_refused_while_they_are_read() {
        String tags = "\"a\",".repeat(60_000) + "\"a\"";

        problem(
                        RestAssured.given()
                                .contentType("application/json")
                                .body("{\"title\":\"t\",\"body\":\"b\",\"author\":\"a\",\"tags\":[" + tags + "]}")
                                .post("/api/posts")
                                .then(),
                        400,
                        "Bad Request")
                .body("errors.field", contains("tags"))
                .body("detail", containsString("at most 20 tags"));
    }

    @Test
    void a_request_over_256_kib_is_413() {
        String body = "{\"title\":\"" + "a".repeat(256 * 1024) + "\"}";

        problem(
                RestAssured.given()
                        .contentType("application/json")
                        .body(body)
                        .post("/api/posts")
                        .then(),
                413,
                null);
    }

    @Test
    void a_request_over_256_kib_in_chunks_is_413() throws Exception {
        byte[] body = ("{\"title\":\"" + "a".repeat(300 * 1024) + "\"}").getBytes(StandardCharsets.US_ASCII);
        HttpRequest request = HttpRequest.newBuilder(posts.toURI())
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArrays(List.of(body)))
                .build();

        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("256 KiB");
    }

    @Test
    void a_request_of_256_kib_is_read() {
        PostJson.valid()
                .with("body", "a".repeat(255 * 1024))
                .publish()
                .then()
                .statusCode(400)
                .body("errors.field", contains("body"));
    }

    @Test
    void an_unexpected_error_is_500_and_tells_nothing_internal() throws SQLException {
        Database.run("ALTER TABLE posts RENAME TO posts_elsewhere");
        try {
            Response answer = RestAssured.get("/api/posts");
            problem(answer.then(), 500, "Internal Server Error")
                    .body("requestId", equalTo(answer.header("X-Request-Id")))
                    .body(not(containsString("SELECT")))
                    .body(not(containsString("posts\\\"")))
                    .body(not(containsString("Exception")))
                    .body(not(containsString("relation")));
        } finally {
            Database.run("ALTER TABLE posts_elsewhere RENAME TO posts");
        }
        RestAssured.get("/api/posts").then().statusCode(200);
    }

    @Test
    void a_database_that_cannot_be_reached_is_503_with_retry_after_and_then_works_again() throws SQLException {
        RestAssured.get("/api/posts").then().statusCode(200);
        Database.lockOut();
        try {
            problem(RestAssured.get("/api/posts").then(), 503, "Service Unavailable")
                    .header("Retry-After", "15")
                    .body("requestId", not(emptyOrNullString()))
                    .body(not(containsString("accepting")));
            problem(PostJson.valid().publish().then(), 503, "Service Unavailable");
        } finally {
            Database.letIn();
        }
        RestAssured.get("/api/posts").then().statusCode(200);
    }

    private static ValidatableResponse problem(ValidatableResponse answer, int status, String title) {
        answer.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("about:blank"))
                .body("status", is(status))
                .body("detail", not(containsString("null")));
        return title == null ? answer : answer.body("title", equalTo(title));
    }
}
