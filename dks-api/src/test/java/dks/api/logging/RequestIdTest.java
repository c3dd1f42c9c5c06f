package dks.api.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dks.api.database.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RequestIdTest {

    private static final String MADE = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/posts", "/api/posts/0", "/nothing", "/health/ready", "/api/docs/", "/api/posts?limit=0"})
    void every_answer_has_an_id_of_its_own(String path) {
        String first = RestAssured.get(path).header(RequestId.HEADER);
        String second = RestAssured.get(path).header(RequestId.HEADER);

        assertThat(first).matches(MADE).isNotEqualTo(second);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "A.b_c-9", "0123456789012345678901234567890123456789012345678901234567890123"})
    void the_clients_id_is_kept(String id) {
        RestAssured.given()
                .header(RequestId.HEADER, id)
                .get("/api/posts")
                .then()
                .header(RequestId.HEADER, equalTo(id));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "a\tb",
                "ä",
                "a;b",
                "${jndi:x}",
                "01234567890123456789012345678901234567890123456789012345678901234"
            })
    void what_has_not_the_form_of_an_id_is_replaced(String id) {
        Response answer = RestAssured.given().header(RequestId.HEADER, id).get("/api/posts");

        assertThat(answer.header(RequestId.HEADER)).matches(MADE);
    }

    @Test
    void a_request_that_is_refused_before_it_is_read_has_its_id_too() {
        RestAssured.given()
                .header(RequestId.HEADER, "too-large")
                .contentType("application/json")
                .body("a".repeat(300 * 1024))
                .post("/api/posts")
                .then()
                .statusCode(413)
                .header(RequestId.HEADER, equalTo("too-large"));
    }
}
