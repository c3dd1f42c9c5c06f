package dks.api.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import dks.api.database.Database;
import dks.api.posts.PostJson;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SignInTest.SignedIn.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KudosOwnershipTest {

    private static final String VISITOR = "visitor-0000-eve";

    IdentityProvider.Tokens tokens;

    private String post;

    @BeforeEach
    void publish() {
        post = PostJson.valid()
                .without("author")
                .publish("Authorization", "Bearer " + tokens.good())
                .header("Location");
    }

    @Test
    void a_person_is_the_tokens_subject_whatever_name_it_bears_and_whatever_visitor_comes_with_it() {
        as("sub-a", "A").put(post + "/kudos").then().statusCode(200).body("kudos", is(1));
        as("sub-a", "B")
                .header("DKS-Visitor", VISITOR)
                .put(post + "/kudos")
                .then()
                .body("kudos", is(1));
        as("sub-b", "A").put(post + "/kudos").then().body("kudos", is(2));

        as("sub-b", "A").get(post).then().body("kudosMine", is(true));
        as("sub-c", "A").get(post).then().body("kudosMine", is(false));
        as("sub-b", "A").delete(post + "/kudos").then().body("kudos", is(1)).body("kudosMine", is(false));
    }

    @Test
    void a_visitor_counts_for_nothing_where_people_sign_in() {
        RequestSpecification visitor = RestAssured.given().header("DKS-Visitor", VISITOR);

        assertThat(visitor.put(post + "/kudos").statusCode()).isEqualTo(401);
        assertThat(visitor.delete(post + "/kudos").statusCode()).isEqualTo(401);
        RestAssured.given()
                .header("DKS-Visitor", "malformed")
                .get(post)
                .then()
                .statusCode(200)
                .body("kudos", is(0));
    }

    @Test
    void a_subject_that_reads_like_a_visitor_is_not_that_visitor_and_is_shown_nowhere() throws SQLException {
        Response given = as(VISITOR, "A").put(post + "/kudos");

        assertThat(given.asString()).doesNotContain(VISITOR);
        assertThat(Database.count("SELECT count(*) FROM kudos WHERE person ~ '^subject:[0-9a-f]{64}$' AND post_id = "
                        + post.replaceAll("\\D", "")))
                .isEqualTo(1);
        assertThat(Database.count("SELECT count(*) FROM kudos WHERE person LIKE '%" + VISITOR + "%'"))
                .isZero();
    }

    private RequestSpecification as(String subject, String name) {
        return RestAssured.given().auth().oauth2(tokens.of(subject, Map.of("name", name)));
    }
}
