package dks.api.posts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import dks.api.database.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EntityTagTest {

    private String location;
    private String tag;

    @BeforeEach
    void publish() {
        location = PostJson.valid().publish().header("Location");
        tag = RestAssured.get(location).header("ETag");
    }

    @Test
    void a_post_has_a_strong_tag_and_is_asked_for_again_each_time() {
        RestAssured.get(location).then().statusCode(200).header("Cache-Control", equalTo("no-cache"));

        assertThat(tag).startsWith("\"").endsWith("\"").hasSizeGreaterThan(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "\"other\", %s", "%s,\"other\"", "W/%s", "*"})
    void a_post_that_the_client_knows_is_304_without_a_body(String form) {
        for (String method : new String[] {"GET", "HEAD"}) {
            RestAssured.given()
                    .header("If-None-Match", form.formatted(tag))
                    .request(method, location)
                    .then()
                    .statusCode(304)
                    .header("ETag", equalTo(tag))
                    .header("Cache-Control", equalTo("no-cache"))
                    .body(emptyString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"other\"", "\"\"", "W/\"1\"", "no quotes", "\"", ",", "W/"})
    void any_other_tag_gets_the_post(String other) {
        ifNoneMatch(other).then().statusCode(200).header("ETag", equalTo(tag)).body("version", is(1));
    }

    @Test
    void an_edited_post_has_another_tag() {
        PostJson.valid()
                .without("author")
                .with("version", 1)
                .put(location)
                .then()
                .statusCode(200);

        Response edited = ifNoneMatch(tag);

        edited.then().statusCode(200).body("version", is(2));
        assertThat(edited.header("ETag")).isNotEqualTo(tag);
        ifNoneMatch(edited.header("ETag")).then().statusCode(304);
    }

    @Test
    void another_post_has_another_tag() {
        String other = PostJson.valid().publish().header("Location");

        assertThat(RestAssured.get(other).header("ETag")).isNotEqualTo(tag);
    }

    @Test
    void a_deleted_post_is_404_also_to_who_knew_it() {
        RestAssured.delete(location).then().statusCode(204);

        ifNoneMatch(tag).then().statusCode(404);
        ifNoneMatch("*").then().statusCode(404);
    }

    @Test
    void other_conditions_are_not_looked_at() {
        RestAssured.given()
                .header("If-Match", "\"other\"")
                .header("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT")
                .get(location)
                .then()
                .statusCode(200);
    }

    private Response ifNoneMatch(String value) {
        return RestAssured.given().header("If-None-Match", value).get(location);
    }
}
