package dks.ui.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dks.ui.PageTest;
import dks.ui.operations.LoggedLines;
import dks.ui.operations.LoggedLines.Line;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(SignOutTest.AtTheIssuerToo.class)
class SignOutTest extends PageTest {

    private static final String LOGOUT =
            "https://login.dks.example:8443/logout?client_id=dks&logout_uri=https%3A%2F%2Fdks.example%2Fsigned-out";

    Issuer issuer;

    @AfterEach
    void anIssuerThatRevokes() {
        issuer.refuseToRevoke(0);
    }

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
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void a_copy_of_the_session_ends_with_its_token_once_the_person_signed_out() throws InterruptedException {
        issuer.nextIsBriefly(Duration.ofSeconds(3), "Ada", "Ada renewed");
        var browser = signedIn();
        var copy = new Session(RestAssured.port);
        copy.cookies().putAll(browser.cookies());
        assertThat(browser.post("/sign-out", Map.of()).statusCode()).isEqualTo(303);
        assertThat(browser.cookies()).isEmpty();

        while (!copy.page("/").select("#who").isEmpty()) {
            Thread.sleep(100);
        }
        var answer = copy.post("/posts", Map.of("key", "k", "title", "Stolen", "body", "Text"));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(api.count()).isZero();
    }

    @Test
    void a_session_that_is_renewed_while_it_is_signed_out_ends_all_the_same() {
        issuer.nextIsBriefly(Duration.ofSeconds(3), "Ada", "Ada renewed");
        var browser = signedIn();
        var answer = browser.post("/sign-out", Map.of());
        assertThat(answer.headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).containsIgnoringCase("Max-Age=0"));
        assertThat(browser.cookies()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 500, 503})
    void an_issuer_that_does_not_revoke_keeps_nobody_signed_in(int status) {
        issuer.nextIs("42", Map.of("name", "Ada"), Duration.ofHours(1));
        var browser = signedIn();
        issuer.refuseToRevoke(status);
        try (var log = new LoggedLines("")) {
            assertThat(browser.post("/sign-out", Map.of()).statusCode()).isEqualTo(303);
            assertThat(log.all())
                    .extracting(Line::message)
                    .anyMatch(line -> line.startsWith("A session was not revoked: "));
            assertThat(log.all())
                    .noneMatch(Line::trouble)
                    .noneMatch(line -> line.message().contains("eyJ"));
        }
        assertThat(browser.cookies()).isEmpty();
    }

    /** A browser with the session that signing in gave it, and no page opened since. */
    private static Session signedIn() {
        var browser = new Session(RestAssured.port);
        var atIssuer = browser.get(
                browser.get("/sign-in").headers().firstValue("Location").orElseThrow());
        browser.get(atIssuer.headers().firstValue("Location").orElseThrow());
        assertThat(browser.cookies()).isNotEmpty();
        return browser;
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
