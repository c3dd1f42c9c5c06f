package dks.api.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dks.api.RawRequest;
import dks.api.database.Database;
import dks.api.database.DatabaseResource;
import dks.api.posts.PostJson;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HostileRequestsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/posts/%zz",
                "/api/posts/%",
                "/api/posts/%e",
                "/api/posts/%c0%af",
                "/api/posts/%ed%a0%80",
                "/api/posts?q=%ff",
                "/api/posts?q=%zz",
                "/api/posts?tag=%e2%82",
                "/api/posts?q=\u00e4",
                "/api/posts?q={a}",
                "//[",
                "/%ff"
            })
    void an_address_that_is_not_utf_8_in_percent_encoding_is_400(String target) throws Exception {
        String answer = RawRequest.get(RestAssured.port, target);

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .containsIgnoringCase("content-type: application/problem+json")
                .containsIgnoringCase("x-request-id: ")
                .contains("\"detail\":\"The address is not UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/posts?q=%c3%a4+%f0%9f%99%82",
                "/api/posts?q=a%2Fb&tag=c%23",
                "/api/posts?",
                "/api/posts?&=&"
            })
    void an_address_that_is_unusual_is_read(String target) throws Exception {
        assertThat(RawRequest.get(RestAssured.port, target)).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tag=a&", "a&", "q=x&"})
    void ten_thousand_query_parameters_are_refused_and_hurt_nobody(String parameter) throws Exception {
        String answer = RawRequest.get(RestAssured.port, "/api/posts?" + parameter.repeat(10_000));

        assertThat(answer).containsPattern("^HTTP/1\\.[01] 414");
        RestAssured.get("/api/posts").then().statusCode(200);
    }

    @Test
    void as_many_query_parameters_as_fit_are_read() throws Exception {
        assertThat(RawRequest.get(RestAssured.port, "/api/posts?" + "a&".repeat(1900)))
                .startsWith("HTTP/1.1 200");
        assertThat(RawRequest.get(RestAssured.port, "/api/posts?" + "tag=a&".repeat(600)))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void ten_thousand_tags_are_refused_in_one_sentence() {
        PostJson.valid()
                .with("tags", Collections.nCopies(10_000, "a b"))
                .publish()
                .then()
                .statusCode(400)
                .body("errors.field", contains("tags"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"tags\":", "{\"a\":[", "[{\"title\":"})
    void json_that_is_deeply_nested_is_400(String level) throws Exception {
        assertThat(post(level.repeat(200 * 1024 / level.length())))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u00ff", "\u00c0\u00af", "\u00ed\u00a0\u0080", "\u00f8\u0088\u0080\u0080\u0080", "\u00e2\u0082"
            })
    void a_title_that_is_not_utf_8_is_400(String bytes) throws Exception {
        int before = Database.posts();
        String body = "{\"title\":\"a" + bytes + "\",\"body\":\"b\",\"author\":\"c\"}";

        String answer = post(body);

        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
        assertThat(Database.posts()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u061c", "\u200e", "\u200f", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067",
                "\u2068", "\u2069", "\u2028", "\u2029", "\u0000"
            })
    void what_turns_the_writing_or_ends_the_line_is_refused_in_a_field_of_one_line(String character) {
        String text = "a" + character + "b";
        for (String field : List.of("title", "author")) {
            refused(PostJson.valid().with(field, text), field);
        }
        refused(PostJson.valid().with("tags", List.of(text)), "tags");
        refused(PostJson.valid().with("link", "https://example.org/" + text), "link");
        for (String parameter : List.of("q", "tag", "author")) {
            RestAssured.given()
                    .queryParam(parameter, text)
                    .get("/api/posts")
                    .then()
                    .statusCode(400);
        }
    }

    @Test
    void a_text_keeps_its_marks_of_direction() {
        String text = "\u05d0\u200f (\u202babc\u202c)\u2067x\u2069";

        PostJson.valid().with("body", text).publish().then().statusCode(201).body("body", equalTo(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "createdAt",
                "updatedAt",
                "version",
                "kudos",
                "kudosMine",
                "comments",
                "mine",
                "excerpt",
                "author_subject",
                "authorSubject",
                "subject",
                "idempotency_key",
                "importKey"
            })
    void what_is_not_the_clients_to_set_is_refused(String property) {
        refused(PostJson.valid().with(property, 7), property);
    }

    @ParameterizedTest
    @ValueSource(strings = {"q", "tag", "author", "limit", "cursor"})
    void a_line_break_in_a_parameter_adds_no_header(String parameter) {
        RestAssured.given()
                .queryParam(parameter, "a\r\nSet-Cookie: a=b")
                .get("/api/posts")
                .then()
                .statusCode(400)
                .header("Set-Cookie", (String) null);
    }

    @Test
    void what_is_searched_for_adds_no_link() {
        String author = "a>; rel=\"x\", </evil>; rel=\"next\"";
        PostJson.valid().with("author", author).publish();
        PostJson.valid().with("author", author).publish();

        Response answer = RestAssured.given().queryParam("author", author).get("/api/posts?limit=1");

        assertThat(answer.header("Link")).matches("<[^<> \"]+>; rel=\"next\"");
    }

    @Test
    void the_address_of_what_was_published_owes_nothing_to_the_client() {
        PostJson.valid()
                .publish("Host", "evil.localhost")
                .then()
                .statusCode(201)
                .header("Location", startsWith("/api/posts/"))
                .header("Location", not(startsWith("//")));
    }

    /** Without RestAssured, which would lay out what it sends, in more memory than there is. */
    private static String post(String body) throws IOException {
        return RawRequest.send(RestAssured.port, """
                POST /api/posts HTTP/1.1\r
                Host: localhost\r
                Connection: close\r
                Content-Type: application/json\r
                Content-Length: %d\r
                \r
                %s""".formatted(body.length(), body));
    }

    private static void refused(PostJson post, String field) {
        post.publish().then().statusCode(400).body("errors.field", contains(field));
    }
}
