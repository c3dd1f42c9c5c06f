package dks.api.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dks.api.database.Database;
import dks.api.openapi.ApiDocument;
import dks.api.openapi.DocumentedOperation;
import dks.api.posts.PostJson;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.util.List;
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
    void where_people_sign_in_the_document_knows_neither_a_typed_author_nor_a_visitor() {
        JsonPath document = RestAssured.given()
                .accept("application/json")
                .get("/api/openapi")
                .jsonPath();

        for (String thing : List.of("NewPost", "NewComment")) {
            assertThat(document.<Map<String, ?>>get("components.schemas." + thing + ".properties"))
                    .containsKey("body")
                    .doesNotContainKey("author");
            assertThat(document.<Map<String, ?>>get("components.examples." + thing + ".value"))
                    .containsKey("body")
                    .doesNotContainKey("author");
        }
        assertThat(ApiDocument.read().operations())
                .isNotEmpty()
                .allSatisfy(operation ->
                        assertThat(operation.toString()).doesNotContain("components/parameters/DKS-Visitor"));
        assertThat(document.<List<?>>get("paths.'/api/posts'.post.security"))
                .isEqualTo(List.of(Map.of("signIn", List.of())));
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
