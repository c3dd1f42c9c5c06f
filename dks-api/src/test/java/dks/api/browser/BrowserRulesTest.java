package dks.api.browser;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dks.api.database.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BrowserRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/docs",
                "/api/docs/",
                "/api/docs/index.html",
                "/api/docs/oauth2-redirect.html",
                "/api/docs/swagger-ui-bundle.js",
                "/api/docs/nothing",
                "/api/posts",
                "/api/posts/0",
                "/api/openapi",
                "/health/ready",
                "/nothing",
                "/%ff"
            })
    void nothing_may_be_framed(String path) {
        RestAssured.given()
                .urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .get(path)
                .then()
                .header("X-Frame-Options", equalTo("DENY"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("Content-Security-Policy", containsString("default-src 'none'"));
    }
}
