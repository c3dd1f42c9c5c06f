package dks.ui.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dks.ui.PageTest;
import dks.ui.api.FakeApi.Received;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people may do who are signed in, not any more, or moderators. */
@QuarkusTest
@TestProfile(SignInTest.Oidc.class)
class RightsTest extends PageTest {

    private static final String POST = "/posts/1";
    private static final String COMMENT = "/posts/1/comments/1";

    Issuer issuer;

    private Session browser;

    @BeforeEach
    void freshBrowser() {
        browser = new Session(RestAssured.port);
        api.add("Binpack", "Text");
        api.comment(1, "Well said", "Grace");
    }

    @Test
    void who_is_not_signed_in_is_led_to_sign_in_by_the_kudos_button() {
        for (var path : List.of("/?sort=kudos", POST)) {
            var page = browser.page(path);
            assertThat(page.select("form.kudos")).isEmpty();
            assertThat(page.select(".kudos a").attr("href"))
                    .isEqualTo("/sign-in?return="
                            + path.replace("/", "%2F").replace("?", "%3F").replace("=", "%3D"));
            assertThat(page.select("#kudos-1 .unseen").text()).contains("sign in to give to");
        }
        assertThat(browser.cookies())
                .as("people are told apart by who they are")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/posts", "/posts/1/edit", "/posts/1/comments", "/posts/1/comments/1/edit"})
    void a_preview_is_made_for_who_may_publish_and_for_nobody_else(String form) {
        var fields = Map.of("title", "Mine", "body", "Some *text*", "comment", "Some *text*");
        var refused = browser.post(form + "?preview", fields);
        assertThat(refused.statusCode()).isEqualTo(401);
        var page = Jsoup.parse(refused.body());
        assertThat(page.select("#preview em")).isEmpty();
        assertThat(page.select("form.stack textarea").text()).isEqualTo("Some *text*");
        assertThat(page.select("#sign-in-again")).hasSize(1);

        signIn("42", Map.of("name", "Ada"));
        var shown = browser.post(form + "?preview", fields);
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(shown.body()).select("#preview em").text()).isEqualTo("text");
    }

    @Test
    void kudos_are_given_in_the_name_of_who_is_signed_in() {
        signIn("42", Map.of("name", "Ada"));
        assertThat(browser.post("/posts/1/kudos", Map.of("kudos", "give")).statusCode())
                .isEqualTo(303);
        assertThat(api.kudos(1)).isEqualTo(1);
        assertThat(browser.page(POST).select("#kudos-1").attr("aria-pressed")).isEqualTo("true");
        assertThat(api.received()).allSatisfy(request -> {
            assertThat(request.header("Authorization")).startsWith("Bearer ");
            assertThat(request.header("Dks-visitor")).isNull();
        });
    }

    @Test
    void kudos_without_a_session_or_with_a_token_that_the_api_does_not_take_are_told_of() {
        var answer = browser.post("/posts/1/kudos", Map.of("kudos", "give"));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Jsoup.parse(answer.body()).select("#notice").text()).contains("not signed in any more");
        assertThat(Jsoup.parse(answer.body()).select("#sign-in").attr("href"))
                .isEqualTo("/sign-in?return=%2Fposts%2F1%2Fkudos");
        assertThat(api.received()).isEmpty();
        signIn("42", Map.of("name", "Ada"));
        api.takeNoTokens();
        assertThat(browser.post("/posts/1/kudos", Map.of("kudos", "give")).statusCode())
                .isEqualTo(401);
        assertThat(api.kudos(1)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"groups", "cognito:groups"})
    void a_moderator_deletes_what_others_wrote_and_changes_nothing(String claim) {
        signIn("1", Map.of("name", "Mod", claim, List.of("staff", "moderators")));
        api.mineIsNothing();
        var page = browser.page(POST);
        assertThat(page.select("#delete").attr("href")).isEqualTo(POST + "/delete");
        assertThat(page.select("#comment-1 .delete").attr("href")).isEqualTo(COMMENT + "/delete");
        assertThat(page.select("#edit, .edit")).isEmpty();
        for (var written : List.of(COMMENT, POST)) {
            assertThat(browser.get(written + "/edit").statusCode()).isEqualTo(403);
            assertThat(browser.page(written + "/delete").select("form.stack .danger"))
                    .hasSize(1);
            assertThat(browser.post(written + "/delete", Map.of()).statusCode()).isEqualTo(303);
        }
        assertThat(api.count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"moderator", "Moderators", "moderators2"})
    void others_delete_nothing_of_others(String group) {
        signIn("2", Map.of("name", "Eve", "groups", List.of(group), "roles", List.of("moderators")));
        api.mineIsNothing();
        assertThat(browser.page(POST).select("#delete, .delete")).isEmpty();
        for (var written : List.of(COMMENT, POST)) {
            assertThat(browser.get(written + "/delete").statusCode()).isEqualTo(403);
            assertThat(browser.post(written + "/delete", Map.of()).statusCode()).isEqualTo(403);
        }
        assertThat(api.count()).isEqualTo(1);
        assertThat(api.commentCount(1)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/posts", "/posts/1/edit", "/posts/1/comments", "/posts/1/comments/1/edit"})
    void a_text_outlives_the_session_and_is_sent_from_the_same_form_after_signing_in_again(String path) {
        var typed = Map.of("title", "T", "body", "A draft", "comment", "A draft", "version", "1", "key", "k");
        var answer = browser.post(path, typed);
        assertThat(answer.statusCode()).isEqualTo(401);
        var page = Jsoup.parse(answer.body());
        assertThat(page.selectFirst("textarea").wholeText()).isEqualTo("A draft");
        var link = page.selectFirst("#notice #sign-in-again");
        assertThat(link.attr("target")).as("the form stays open").isEqualTo("_blank");
        issuer.nextIs("42", Map.of("name", "Ada"), Duration.ofHours(1));
        var other = Jsoup.parse(browser.open(link.attr("href")).body());
        assertThat(other.select("#signed-in").text()).contains("Close this tab");
        assertThat(browser.post(page.select("main form").attr("action"), fields(page))
                        .statusCode())
                .isEqualTo(303);
        var sent = api.received().stream()
                .filter(request -> !request.method().equals("GET"))
                .map(Received::body)
                .toList();
        assertThat(sent).hasSize(1);
        assertThat(sent.get(0).path("body").asText()).isEqualTo("A draft");
    }

    private void signIn(String subject, Map<String, Object> claims) {
        issuer.nextIs(subject, claims, Duration.ofHours(1));
        browser.open("/sign-in");
    }

    private static Map<String, String> fields(Document page) {
        var fields = new LinkedHashMap<String, String>();
        for (var field : page.select("main form").first().select("input, textarea")) {
            fields.put(field.attr("name"), field.tagName().equals("textarea") ? field.wholeText() : field.val());
        }
        return fields;
    }
}
