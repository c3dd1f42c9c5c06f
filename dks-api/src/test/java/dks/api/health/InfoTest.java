package dks.api.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import dks.api.database.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InfoTest {

    @Test
    void it_tells_name_version_and_that_no_revision_was_given() {
        RestAssured.get("/health/info")
                .then()
                .statusCode(200)
                .body("name", equalTo("dks-api"))
                .body("version", matchesPattern("\\d+\\.\\d+\\.\\d+.*"))
                .body("revision", equalTo("unknown"));
    }

    @Test
    void it_is_no_part_of_the_api() {
        assertThat(RestAssured.get("/api/openapi").asString()).doesNotContain("/health/info");
    }
}
