package dks.ui.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dks.ui.PageTest;
import dks.ui.RawHttp;
import dks.ui.api.FakeApi.Received;
import dks.ui.operations.LoggedLines;
import dks.ui.operations.LoggedLines.Line;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(SignInTest.Oidc.class)
class SignInTest extends PageTest {

    private static final Map<String, String> POST = Map.of("key", "k", "title", "Signed", "body", "Text", "tags", "");
    private static final Map<String, String> CHANGE = Map.of("version", "1", "title", "Changed", "body", "Text");
    private static final Duration AN_HOUR = Duration.ofHours(1);

    Issuer issuer;

    private Session browser;

    /** Sign-in on, in addition to what every page test has. */
    public static final class Oidc implements QuarkusTestProfile {

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Issuer.class));
        }
    }

    @BeforeEach
    void freshBrowser() {
        browser = new Session(RestAssured.port);
    }

    @Test
    void reading_needs_no_sign_in_and_asks_nobody() {
        api.add("Open", "Text");
        for (var path : List.of("/", "/posts/1")) {
            var page = browser.page(path);
            assertThat(page.text()).contains("Open");
            assertThat(page.select("#sign-in").attr("href")).startsWith("/sign-in?return=");
            assertThat(page.select("#who, #sign-out")).isEmpty();
        }
        assertThat(browser.cookies()).isEmpty();
    }

    @Test
    void the_issuer_is_asked_for_a_code_with_pkce_state_and_nonce_and_our_public_callback() {
        var answer = browser.get("/sign-in?return=%2Fposts%2F1");
        assertThat(answer.statusCode()).isEqualTo(302);
        var location = location(answer);
        assertThat(location)
                .contains(
                        "response_type=code",
                        "client_id=dks",
                        "code_challenge_method=S256",
                        "code_challenge=",
                        "&state=",
                        "&nonce=");
        assertThat(location).contains("redirect_uri=https%3A%2F%2Fdks.example%2Fsign-in%2Fcallback");
        assertThat(URLDecoder.decode(location, StandardCharsets.UTF_8)).contains("scope=openid email profile");
        assertThat(answer.headers().allValues("Set-Cookie")).isNotEmpty().allSatisfy(SignInTest::assertSafeCookie);
        assertThat(browser.cookies().values())
                .as("nothing readable in the state")
                .noneMatch(value -> decoded(value).contains("posts"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost"})
    void the_callback_does_not_follow_forged_headers(String host) {
        var answer = browser()
                .header("X-Forwarded-Host", host)
                .header("X-Forwarded-Proto", "http")
                .header("Host", host)
                .get("/sign-in");
        assertThat(answer.header("Location"))
                .contains("redirect_uri=https%3A%2F%2Fdks.example%2F")
                .doesNotContain("evil");
    }

    @Test
    void after_signing_in_one_is_back_where_one_was_and_greeted_by_name() {
        api.add("First", "Text");
        issuer.nextIs("42", Map.of("name", "Ada Lovelace", "email", "ada@example.com"), AN_HOUR);
        var first = browser.page("/posts/1").select("#sign-in").attr("href");
        var page = Jsoup.parse(browser.open(first).body());
        assertThat(page.select("h1").text()).isEqualTo("First");
        assertThat(page.select("#who").text()).isEqualTo("Signed in as Ada Lovelace");
        assertThat(page.select("#sign-in")).isEmpty();
    }

    @Test
    void the_session_cookie_is_sealed() {
        signIn("7", Map.of("name", "Grace"), AN_HOUR);
        assertThat(browser.cookies()).isNotEmpty().allSatisfy((name, value) -> {
            assertThat(name).startsWith("q_session");
            assertThat(decoded(value)).doesNotContain("Grace", "iss");
        });
        assertThat(lastSessionCookies).isNotEmpty().allSatisfy(SignInTest::assertSafeCookie);
    }

    @Test
    void writing_leads_to_sign_in_and_then_to_the_form() {
        issuer.nextIs("42", Map.of("name", "Ada"), AN_HOUR);
        assertThat(location(browser.get("/posts/new"))).isEqualTo("https://dks.example/sign-in?return=%2Fposts%2Fnew");
        var page = Jsoup.parse(browser.open("/posts/new").body());
        assertThat(page.select("#new-post")).hasSize(1);
        assertThat(page.select("#author")).as("the token names the author").isEmpty();
    }

    @Test
    void a_post_goes_to_the_api_with_the_id_token_and_without_an_author() {
        signIn("42", Map.of("name", "Ada"), AN_HOUR);
        var answer = browser.post("/posts", POST);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(location(answer)).isEqualTo("https://dks.example/posts/1");
        var sent = api.received().get(0);
        assertThat(sent.body().has("author")).isFalse();
        var claims = claims(sent.header("Authorization"));
        assertThat(claims).contains("\"aud\":\"dks\"", "\"name\":\"Ada\"", "\"nonce\"");
    }

    @Test
    void a_post_is_read_with_the_id_token_so_that_it_says_whether_it_is_ones_own() {
        api.add("First", "Text");
        browser.get("/posts/1");
        signIn("42", Map.of("name", "Ada"), AN_HOUR);
        browser.get("/posts/1");
        assertThat(api.received().get(0).header("Authorization")).isNull();
        assertThat(claims(api.received().get(1).header("Authorization"))).contains("\"name\":\"Ada\"");
    }

    @Test
    void reading_with_a_session_asks_nothing_of_the_issuer() {
        api.add("First", "Text");
        signIn("42", Map.of("name", "Ada"), AN_HOUR);
        assertThat(issuer.asked()).as("to sign in").isPositive();
        browser.get("/posts/1");
        browser.get("/");
        assertThat(issuer.asked()).isZero();
    }

    @Test
    void a_token_that_the_api_does_not_take_keeps_nobody_from_reading() {
        api.add("First", "Text");
        signIn("42", Map.of("name", "Ada"), AN_HOUR);
        api.takeNoTokens();
        assertThat(browser.page("/posts/1").select("h1").text()).isEqualTo("First");
        assertThat(browser.get("/posts/77").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"edit", "delete"})
    void changing_leads_to_sign_in_and_back(String what) {
        api.add("First", "Text");
        issuer.nextIs("42", Map.of("name", "Ada"), AN_HOUR);
        var path = "/posts/1/" + what;
        assertThat(location(browser.get(path))).isEqualTo("https://dks.example/sign-in?return=%2Fposts%2F1%2F" + what);
        assertThat(api.received()).isEmpty();
        assertThat(Jsoup.parse(browser.open(path).body()).select("#" + what + "-post"))
                .hasSize(1);
    }

    @Test
    void a_change_and_a_deletion_go_to_the_api_with_the_id_token() {
        api.add("First", "Text");
        signIn("42", Map.of("name", "Ada"), AN_HOUR);
        assertThat(browser.post("/posts/1/edit", CHANGE).statusCode()).isEqualTo(303);
        assertThat(browser.post("/posts/1/delete", Map.of()).statusCode()).isEqualTo(303);
        assertThat(api.received()).extracting(Received::method).containsExactly("PUT", "DELETE");
        assertThat(api.received())
                .allSatisfy(request ->
                        assertThat(claims(request.header("Authorization"))).contains("\"name\":\"Ada\""));
    }

    @Test
    void a_change_sent_without_a_session_comes_back_with_all_that_was_typed() {
        api.add("First", "Text");
        var answer = browser.post("/posts/1/edit", CHANGE);
        assertThat(answer.statusCode()).isEqualTo(401);
        var page = Jsoup.parse(answer.body());
        assertThat(page.select("#title").val()).isEqualTo("Changed");
        assertThat(page.select("input[name=version]").val()).isEqualTo("1");
        assertThat(page.select("#notice").text()).contains("not signed in");
        assertThat(page.select("#sign-in").attr("href")).isEqualTo("/sign-in?return=%2Fposts%2F1%2Fedit");
        assertThat(api.received()).isEmpty();
    }

    @Test
    void a_change_with_a_token_that_the_api_does_not_take_comes_back_too() {
        api.add("First", "Text");
        signIn("42", Map.of("name", "Ada"), AN_HOUR);
        api.takeNoTokens();
        var answer = browser.post("/posts/1/edit", CHANGE);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Jsoup.parse(answer.body()).select("#title").val()).isEqualTo("Changed");
        assertThat(browser.post("/posts/1/delete", Map.of()).statusCode()).isEqualTo(401);
        assertThat(api.count()).isEqualTo(1);
    }

    @Test
    void nothing_is_deleted_without_a_session() {
        api.add("First", "Text");
        var answer = browser.post("/posts/1/delete", Map.of());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Jsoup.parse(answer.body()).select("#sign-in").attr("href"))
                .isEqualTo("/sign-in?return=%2Fposts%2F1%2Fdelete");
        assertThat(api.received()).isEmpty();
    }

    @Test
    void commenting_needs_sign_in_and_goes_to_the_api_with_the_id_token() {
        api.add("First", "Text");
        var comment = Map.of("key", "c", "comment", "Well said");
        assertThat(browser.page("/posts/1").select("#new-comment")).isEmpty();
        assertThat(browser.page("/posts/1").select("#sign-in-to-comment").attr("href"))
                .isEqualTo("/sign-in?return=%2Fposts%2F1");
        var refused = browser.post("/posts/1/comments", comment);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(Jsoup.parse(refused.body()).select("#comment").text()).isEqualTo("Well said");
        assertThat(api.commentCount(1)).isZero();
        signIn("42", Map.of("name", "Ada"), AN_HOUR);
        assertThat(browser.page("/posts/1").select("#new-comment #author")).isEmpty();
        assertThat(browser.post("/posts/1/comments", comment).statusCode()).isEqualTo(303);
        var sent = api.received().get(api.received().size() - 1);
        assertThat(sent.body().has("author")).isFalse();
        assertThat(claims(sent.header("Authorization"))).contains("\"name\":\"Ada\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"edit", "delete"})
    void changing_a_comment_leads_to_sign_in_and_back(String what) {
        api.add("First", "Text");
        api.comment(1, "Well said", "Ada");
        issuer.nextIs("42", Map.of("name", "Ada"), AN_HOUR);
        var path = "/posts/1/comments/1/" + what;
        assertThat(location(browser.get(path)))
                .startsWith("https://dks.example/sign-in?return=%2Fposts%2F1%2Fcomments");
        assertThat(browser.post(path, Map.of("version", "1", "comment", "x")).statusCode())
                .isEqualTo(401);
        assertThat(api.received()).isEmpty();
        assertThat(Jsoup.parse(browser.open(path).body()).select("#" + what + "-comment"))
                .hasSize(1);
    }

    @Test
    void the_list_is_read_with_the_id_token_so_that_it_says_where_ones_kudos_are() {
        signIn("42", Map.of("name", "Ada"), AN_HOUR);
        browser.get("/?q=x");
        browser.get("/tags");
        assertThat(claims(api.received().get(0).header("Authorization"))).contains("\"name\":\"Ada\"");
        assertThat(api.received().get(1).header("Authorization"))
                .as("tags are the same for everybody")
                .isNull();
    }

    @Test
    void a_form_sent_without_a_session_comes_back_with_all_that_was_typed() {
        var answer = browser.post("/posts", POST);
        assertThat(answer.statusCode()).isEqualTo(401);
        var page = Jsoup.parse(answer.body());
        assertThat(page.select("#title").val()).isEqualTo("Signed");
        assertThat(page.select("#notice").text()).contains("not signed in");
        assertThat(page.select("#sign-in").attr("href")).isEqualTo("/sign-in?return=%2Fposts%2Fnew");
        assertThat(api.received()).isEmpty();
    }

    @Test
    void a_token_that_the_api_does_not_take_brings_the_form_back_too() {
        signIn("42", Map.of("name", "Ada"), AN_HOUR);
        api.answer(401, "application/problem+json", "{\"status\":401,\"detail\":\"Who are you?\"}");
        var answer = browser.post("/posts", POST);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Jsoup.parse(answer.body()).select("#title").val()).isEqualTo("Signed");
    }

    @Test
    void signing_out_ends_the_session_here() {
        signIn("42", Map.of("name", "Ada"), AN_HOUR);
        assertThat(browser.page("/").select("form[action=/sign-out]").attr("method"))
                .isEqualTo("post");
        var answer = browser.post("/sign-out", Map.of());
        assertThat(location(answer)).isEqualTo("https://dks.example/signed-out");
        assertThat(browser.cookies()).isEmpty();
        assertThat(browser.page("/signed-out").select("#signed-out h1").text()).contains("signed out");
        assertThat(browser.page("/").select("#sign-in")).hasSize(1);
    }

    @Test
    void signing_out_by_get_does_nothing() {
        signIn("42", Map.of("name", "Ada"), AN_HOUR);
        assertThat(browser.get("/sign-out").statusCode()).isEqualTo(405);
        assertThat(browser.page("/").select("#who")).hasSize(1);
    }

    @Test
    void a_session_that_outlives_its_token_is_renewed() throws InterruptedException {
        issuer.nextIsBriefly(Duration.ofSeconds(3), "Ada", "Ada renewed");
        browser.open("/sign-in");
        var greeting = browser.page("/").select("#who").text();
        while (greeting.equals("Signed in as Ada")) {
            Thread.sleep(100);
            greeting = browser.page("/").select("#who").text();
        }
        assertThat(greeting).isEqualTo("Signed in as Ada renewed");
        assertThat(browser.post("/posts", POST).statusCode()).isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rubbish", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9."})
    void a_forged_session_reads_as_nobody_and_does_not_disturb(String forged) {
        api.add("Open", "Text");
        browser.cookies().put("q_session", forged);
        var answer = browser.get("/");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(answer.body()).select("#sign-in")).hasSize(1);
        browser.cookies().put("q_session", forged);
        assertThat(browser.post("/posts", POST).statusCode()).isEqualTo(401);
        assertThat(api.count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cookie: q_session=",
                "Cookie: q_session=a; q_session=b",
                "Cookie: q_session=\"",
                "Cookie: q_session=%zz",
                "Cookie: q_session_chunk_1=x",
                "Cookie: q_session_chunk_x=x; q_session=..",
                "Cookie: q_auth_=; q_post_logout=",
                "Cookie: ;;;=",
                "Authorization: Bearer ...",
                "Authorization: Bearer",
                "Authorization: Basic =",
                "Authorization: DPoP a.b.c"
            })
    void credentials_that_cannot_be_read_are_nobodys(String header) throws IOException {
        try (var log = new LoggedLines("", "io.quarkus.http.access-log")) {
            for (var path :
                    List.of("/", "/posts/new", "/sign-in", "/sign-in/callback?code=x&state=y", "/health/live")) {
                var answer = RawHttp.send(RestAssured.port, "GET " + path + " HTTP/1.1\r\n" + header + "\r\n");
                assertThat(answer).as(path).matches("(?s)HTTP/1.1 (200|302|303|401) .*");
            }
            assertThat(log.all()).isNotEmpty().noneMatch(Line::trouble);
        }
        var credentials = header.split(": ", 2);
        for (var path : List.of("/posts", "/sign-out")) {
            var answer = form().header(credentials[0], credentials[1])
                    .formParams(POST)
                    .post(path);
            assertThat(answer.statusCode()).isEqualTo(path.equals("/posts") ? 401 : 303);
        }
        assertThat(api.count()).isZero();
    }

    @Test
    void a_token_for_another_application_is_not_taken_and_logged_without_the_person() {
        issuer.nextIs("42", Map.of("name", "Eve", "email", "e@evil.example", "aud", "another-application"), AN_HOUR);
        try (var log = new LoggedLines("")) {
            assertThat(browser.open("/sign-in").statusCode()).isEqualTo(401);
            assertThat(log.all()).extracting(Line::message).anyMatch(line -> line.contains("Audience (aud) claim"));
            assertThat(log.all())
                    .noneMatch(line ->
                            line.message().contains("Eve") || line.message().contains("evil"));
        }
        assertThat(browser.page("/").select("#who")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?code=x&state=y", "?error=access_denied&state=y"})
    void a_callback_nobody_asked_for_signs_nobody_in_and_does_not_loop(String query) {
        var answer = browser.get("/sign-in/callback" + query);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Jsoup.parse(answer.body()).select("#trouble h1").text()).isEqualTo("You are not signed in");
    }

    @Test
    void refusing_at_the_issuer_leads_to_a_page_not_to_a_stack_trace() {
        var state = location(browser.get("/sign-in")).replaceAll(".*[?&]state=([^&]*).*", "$1");
        var answer = browser.get("/sign-in/callback?error=access_denied&state=" + state);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("Signing in did not work").doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https%3A%2F%2Fevil.example",
                "%2F%2Fevil.example",
                "%2F%5Cevil.example",
                "javascript%3Aalert(1)",
                "%2F%09%2Fevil.example",
                "%09%2F%2Fevil.example",
                "%2F%0A%2Fevil.example",
                "%2F%2Fevil.example%2F%252f..",
                "%5C%5Cevil.example",
                "%2F%0D%0ALocation%3A%20https%3A%2F%2Fevil.example"
            })
    void signing_in_leads_nowhere_else(String target) {
        signIn("42", Map.of("name", "Ada"), AN_HOUR);
        assertThat(location(browser.get("/sign-in?return=" + target))).isEqualTo("https://dks.example/");
    }

    @Test
    void health_is_asked_without_anybody_signing_in() {
        browser.cookies().put("q_session", "rubbish");
        assertThat(browser.get("/health/ready").statusCode()).isEqualTo(200);
    }

    private List<String> lastSessionCookies = List.of();

    private void signIn(String subject, Map<String, Object> claims, Duration validFor) {
        issuer.nextIs(subject, claims, validFor);
        var atIssuer = browser.get(location(browser.get("/sign-in")));
        var back = browser.get(location(atIssuer));
        lastSessionCookies = back.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("q_session"))
                .toList();
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static void assertSafeCookie(String cookie) {
        assertThat(cookie.toLowerCase(Locale.ROOT).split("; "))
                .contains("httponly", "secure", "samesite=lax", "path=/");
    }

    private static String claims(String authorization) {
        assertThat(authorization).startsWith("Bearer ");
        return decoded(authorization.substring("Bearer ".length()).split("\\.")[1]);
    }

    private static String decoded(String value) {
        var text = new StringBuilder(value);
        for (var part : value.split("[.|]")) {
            try {
                text.append(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException notBase64) {
                text.append(part);
            }
        }
        return text.toString();
    }
}
