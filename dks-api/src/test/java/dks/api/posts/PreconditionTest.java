package dks.api.posts;

import static org.hamcrest.Matchers.is;

import dks.api.comments.CommentJson;
import dks.api.database.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PreconditionTest {

    private String post;
    private String comment;

    @BeforeEach
    void publish() {
        post = PostJson.valid().publish().header("Location");
        comment = CommentJson.valid().publish(post).header("Location");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"other\"", "W/%s", "no quotes", "\"", ""})
    void a_change_of_what_is_not_as_the_client_read_it_is_412_and_changes_nothing(String form) {
        for (String thing : List.of(post, comment)) {
            String condition = form.formatted(tag(thing));
            edit(thing, condition).then().statusCode(412).contentType("application/problem+json");
            delete(thing, condition).then().statusCode(412);
            RestAssured.get(thing).then().statusCode(200).body("version", is(1));
        }
    }

    @Test
    void the_tag_of_before_an_edit_deletes_nothing() {
        for (String thing : List.of(comment, post)) {
            String before = tag(thing);
            edit(thing, before).then().statusCode(200);

            delete(thing, before).then().statusCode(412);

            delete(thing, tag(thing)).then().statusCode(204);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "\"other\", %s", "*"})
    void a_change_of_what_is_as_the_client_read_it_is_made(String form) {
        for (String thing : List.of(comment, post)) {
            edit(thing, form.formatted(tag(thing))).then().statusCode(200).body("version", is(2));
            delete(thing, form.formatted(tag(thing))).then().statusCode(204);
            delete(thing, "*").then().statusCode(404);
        }
    }

    private static String tag(String thing) {
        return RestAssured.get(thing).header("ETag");
    }

    private static Response edit(String thing, String condition) {
        Map<String, ?> edited = thing.startsWith("/api/posts")
                ? PostJson.valid().without("author").with("version", 1).properties()
                : Map.of("body", "Other text", "version", 1);
        return RestAssured.given()
                .contentType("application/json")
                .header("If-Match", condition)
                .body(edited)
                .put(thing);
    }

    private static Response delete(String thing, String condition) {
        return RestAssured.given().header("If-Match", condition).delete(thing);
    }
}
