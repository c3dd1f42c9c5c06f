package dks.api.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dks.api.database.DatabaseResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WriteLimitPerPersonTest.SignedIn.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WriteLimitPerPersonTest {

    /** Sign-in on, and one write more each thirty seconds. */
    public static class SignedIn implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(
                    new TestResourceEntry(DatabaseResource.class), new TestResourceEntry(IdentityProvider.class));
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("dks.writes-per-minute", "2", "dks.reads-per-minute", "2");
        }
    }

    IdentityProvider.Tokens tokens;

    @Test
    void the_subject_counts_whatever_the_token_name_or_visitor() {
        assertThat(delete("sub-7", "Name", "visitor-0123456789")).isEqualTo(404);
        assertThat(delete("sub-7", "Another name", "visitor-9876543210")).isEqualTo(404);
        assertThat(delete("sub-7", "Name", "visitor-5555555555")).isEqualTo(429);
        assertThat(delete("sub-8", "Name", "visitor-0123456789")).isEqualTo(404);
    }

    @Test
    void who_is_not_signed_in_is_told_that_and_uses_up_nothing() {
        for (int i = 0; i < 5; i++) {
            assertThat(RestAssured.delete("/api/posts/0").statusCode()).isEqualTo(401);
            assertThat(RestAssured.given()
                            .auth()
                            .oauth2(tokens.expired())
                            .delete("/api/posts/0")
                            .statusCode())
                    .isEqualTo(401);
        }
        assertThat(delete("sub-1", "Grace Hopper", "visitor-0123456789")).isEqualTo(404);
    }

    @Test
    void reading_counts_for_the_subject_of_the_token_and_for_nobody_without_one() {
        assertThat(read(tokens.of("sub-20", Map.of("name", "Name")))).isEqualTo(200);
        assertThat(read(tokens.of("sub-20", Map.of("name", "Another name")))).isEqualTo(200);
        assertThat(read(tokens.of("sub-20", Map.of("name", "Name")))).isEqualTo(429);
        assertThat(read(tokens.of("sub-21", Map.of("name", "Name")))).isEqualTo(200);
        for (int i = 0; i < 5; i++) {
            assertThat(RestAssured.get("/api/posts").statusCode()).isEqualTo(200);
            assertThat(read(tokens.expired())).isEqualTo(401);
        }
    }

    private static int read(String token) {
        return RestAssured.given().auth().oauth2(token).get("/api/posts").statusCode();
    }

    private int delete(String subject, String name, String visitor) {
        return RestAssured.given()
                .auth()
                .oauth2(tokens.of(subject, Map.of("name", name)))
                .header("DKS-Visitor", visitor)
                .delete("/api/posts/0")
                .statusCode();
    }
}
