package dks.ui.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dks.ui.PageTest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SignOutTest.AtTheIssuerToo.class)
class SignOutTest extends PageTest {

    private static final String LOGOUT =
            "https://login.dks.example:8443/logout?client_id=dks&logout_uri=https%3A%2F%2Fdks.example%2Fsigned-out";

    Issuer issuer;

    /** Sign-in on, at an issuer that ends sessions at an address of its own. */
    public static final class AtTheIssuerToo implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("OIDC_LOGOUT_URL", LOGOUT);
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Issuer.class));
        }
    }

    @Test
    void signing_out_ends_the_session_here_and_goes_on_to_the_issuer() {
        var browser = new Session(RestAssured.port);
        issuer.nextIs("42", Map.of("name", "Ada"), Duration.ofHours(1));
        browser.open("/sign-in");
        assertThat(browser.cookies()).isNotEmpty();
        var answer = browser.post("/sign-out", Map.of());
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains(LOGOUT);
        assertThat(browser.cookies()).isEmpty();
        assertThat(browser.page("/signed-out").select("#signed-out h1").text()).isEqualTo("You are signed out");
    }

    @Test
    void no_other_site_signs_anybody_out() {
        for (var origin : new String[] {"https://evil.example", "https://login.dks.example:8443", "null"}) {
            var answer = browser()
                    .header("Origin", origin)
                    .header("Cookie", "q_session=x")
                    .post("/sign-out");
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.headers().getValues("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void forms_may_lead_to_the_issuer_and_nowhere_else() {
        for (var path : new String[] {"/", "/posts/new", "/nowhere", "/signed-out", "/health/live"}) {
            assertThat(List.of(browser()
                            .get(path)
                            .header("Content-Security-Policy")
                            .split("; ")))
                    .containsOnlyOnce("form-action 'self' https://login.dks.example:8443")
                    .noneMatch(directive -> !directive.startsWith("form-action") && directive.contains("https:"));
        }
    }
}
