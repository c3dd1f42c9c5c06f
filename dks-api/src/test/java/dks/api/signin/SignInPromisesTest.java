package dks.api.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dks.api.database.Database;
import dks.api.openapi.ApiDocument;
import dks.api.openapi.DocumentedOperation;
import dks.api.posts.PostJson;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SignInTest.SignedIn.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SignInPromisesTest {

    IdentityProvider.Tokens tokens;

    @Test
    void a_token_that_is_not_valid_is_refused_by_every_operation_as_documented() {
        for (DocumentedOperation operation : ApiDocument.read().operations()) {
            assertThat(operation
                            .send(operation.request().auth().oauth2(tokens.expired()), 0)
                            .statusCode())
                    .as("%s", operation)
                    .isEqualTo(401);
        }
    }

    @Test
    void an_operation_takes_a_sign_in_exactly_if_the_document_says_so() {
        for (DocumentedOperation operation : ApiDocument.read().operations()) {
            boolean refused = operation.send(operation.request(), 0).statusCode() == 401;

            assertThat(refused).as("%s", operation).isEqualTo(operation.needsSignIn());
        }
    }

    @Test
    void what_is_somebody_elses_is_refused_as_documented() throws SQLException {
        for (DocumentedOperation operation : ApiDocument.read().operations()) {
            if (operation.statuses().contains("403")) {
                Database.run("TRUNCATE posts CASCADE");
                int post = PostJson.valid()
                        .without("author")
                        .publish("Authorization", "Bearer " + tokens.good())
                        .path("id");
                int comment = RestAssured.given()
                        .auth()
                        .oauth2(tokens.good())
                        .contentType("application/json")
                        .body(Map.of("body", "Text"))
                        .post("/api/posts/" + post + "/comments")
                        .path("id");
                int id = operation.path().startsWith("/api/comments") ? comment : post;

                assertThat(operation
                                .send(operation.request().auth().oauth2(tokens.of("sub-2", Map.of())), id)
                                .statusCode())
                        .as("%s", operation)
                        .isEqualTo(403);
            }
        }
    }
}
