package dks.ui.posts;

import static org.assertj.core.api.Assertions.assertThat;

import dks.ui.PageTest;
import dks.ui.api.FakeApi.Received;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class KudosTest extends PageTest {

    private static final String MARK = "0123456789abcdef0123456789abcdef";
    private static final String KUDOS = "/posts/1/kudos";

    @BeforeEach
    void onePost() {
        api.add("Binpack", null, "Text about ECS", List.of("ecs"), "Ada", "2026-11-01T10:00:00Z");
    }

    @Test
    void the_list_and_the_post_say_how_many_there_are_and_what_the_button_does() {
        api.giveKudos(1, "somebody");
        api.giveKudos(1, "somebody else");
        for (var path : List.of("/", "/posts/1")) {
            var page = page(path);
            var button = page.selectFirst("form.kudos button");
            assertThat(button.ownText()).isEqualTo("Kudos · 2");
            assertThat(button.attr("aria-pressed")).isEqualTo("false");
            assertThat(button.select("[aria-hidden=true]").text()).isEqualTo("♡");
            assertThat(name(page)).isEqualTo("Kudos · 2, give to Binpack");
        }
    }

    @Test
    void an_api_from_before_kudos_shows_none() {
        api.knowNoComments();
        assertThat(page("/").select(".post")).hasSize(1);
        assertThat(page("/").select(".kudos")).isEmpty();
        assertThat(page("/posts/1").select(".kudos")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?q=text&tag=ecs&author=Ada&sort=kudos",
                "/?cursor=after%2F0%2B%3D",
                "/?q=%22ECS%22+%E2%82%AC"
            })
    void a_click_in_the_list_gives_and_leads_back_to_the_same_place(String path) {
        api.add("€ \"ECS\"", "Text");
        var page = parse(marked().urlEncodingEnabled(false).get(path));
        var form = page.select(".post:has(form.kudos)").last();
        var answer = click(page, form.id());
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("https://dks.example" + path + "#" + form.id());
        assertThat(api.kudos(Long.parseLong(form.id().substring("post-".length()))))
                .isEqualTo(1);
    }

    @Test
    void a_second_click_takes_them_back() {
        var before = parse(marked().get("/posts/1"));
        assertThat(click(before, "post").header("Location")).isEqualTo("https://dks.example/posts/1");
        var given = parse(marked().get("/posts/1"));
        assertThat(given.select("form.kudos button").attr("aria-pressed")).isEqualTo("true");
        assertThat(given.select("form.kudos button").text()).startsWith("♥ Kudos · 1");
        click(given, "post");
        assertThat(api.kudos(1)).isZero();
        assertThat(api.received()).extracting(Received::method).containsExactly("GET", "PUT", "GET", "DELETE");
    }

    @Test
    void a_double_click_gives_once() {
        var page = parse(marked().get("/posts/1"));
        click(page, "post");
        click(page, "post");
        assertThat(api.kudos(1)).isEqualTo(1);
    }

    @Test
    void htmx_gets_the_button_as_the_page_shows_it() {
        parse(marked().get("/posts/1"));
        var answer = give().header("HX-Request", "true")
                .formParam("back", "/posts/1")
                .post(KUDOS);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("Vary")).contains("HX-Request");
        var page = marked().get("/posts/1").asString();
        assertThat(page).contains(answer.asString().strip());
        var button = Jsoup.parseBodyFragment(answer.asString()).selectFirst("button");
        assertThat(button.id()).as("by which the focus is kept").isEqualTo("kudos-1");
        assertThat(button.attr("aria-pressed")).isEqualTo("true");
        assertThat(button.val()).isEqualTo("back");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "//evil.example",
                "/\\evil.example",
                "javascript:alert(1)",
                "/{",
                "/%zz",
                ""
            })
    void the_way_back_leads_nowhere_else(String back) {
        var answer = give().formParam("back", back).post(KUDOS);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("https://dks.example/");
    }

    @ParameterizedTest
    @CsvSource({"503, That did not work just now", "404, deleted in the meantime", "429, Try again in 40 seconds"})
    void trouble_is_told_and_the_click_can_be_repeated(int status, String said) {
        breakDown(status);
        var answer = give().formParam("back", "/?sort=kudos#post-1").post(KUDOS);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.header("Retry-After")).isEqualTo(status == 429 ? "40" : status == 503 ? "5" : null);
        var page = parse(answer);
        assertThat(page.select("#notice").text()).contains(said);
        assertThat(page.select("#kudos-again a").attr("href")).isEqualTo("/?sort=kudos#post-1");
        assertThat(page.select("#kudos-again").attr("action")).isEqualTo(KUDOS);
        assertThat(page.select("#kudos-again button").eachAttr("value"))
                .isEqualTo(status == 404 ? List.of() : List.of("give"));
    }

    @ParameterizedTest
    @CsvSource({"503, That did not work just now", "404, deleted in the meantime", "429, Try again in 40 seconds"})
    void htmx_gets_the_trouble_in_a_sentence_for_the_place_beside_the_button(int status, String said) {
        assertThat(page("/").select("form.kudos .error[role=status]")).hasSize(1);
        breakDown(status);
        var answer = give().header("HX-Request", "true").post(KUDOS);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.asString()).contains(said).doesNotContain("<");
        assertThat(answer.header("HX-Retarget")).isEqualTo("find .error");
        assertThat(answer.header("HX-Reswap")).isEqualTo("innerHTML");
    }

    @Test
    void the_address_of_the_button_leads_to_the_post() {
        assertThat(browser().get(KUDOS).header("Location")).isEqualTo("https://dks.example/posts/1");
    }

    @Test
    void a_visitor_gets_a_mark_that_no_script_and_no_other_site_sees() {
        var answer = browser().get("/");
        var cookie = answer.detailedCookie("dks-visitor");
        assertThat(cookie.getValue()).matches("[0-9a-f]{32}");
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.isSecured()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Lax");
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.getMaxAge()).isEqualTo(365 * 24 * 60 * 60);
        assertThat(api.received().get(0).header("Dks-visitor")).isEqualTo(cookie.getValue());
        assertThat(browser().get("/").cookie("dks-visitor")).isNotEqualTo(cookie.getValue());
    }

    @Test
    void a_visitor_with_a_mark_keeps_it_and_is_told_apart_by_it_in_every_question() {
        assertThat(marked().get("/").cookie("dks-visitor")).isNull();
        marked().get("/posts/1");
        form().cookie("dks-visitor", MARK)
                .formParam("title", "x")
                .formParam("body", "y")
                .post("/posts");
        form().cookie("dks-visitor", MARK).formParam("comment", "y").post("/posts/1/comments");
        assertThat(api.received())
                .hasSize(4)
                .allSatisfy(request -> assertThat(request.header("Dks-visitor")).isEqualTo(MARK));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "0123456789ABCDEF0123456789ABCDEF", "0123456789abcdef0123456789abcdef0"})
    void a_mark_that_is_none_is_replaced_not_passed_on(String forged) {
        assertThat(browser().cookie("dks-visitor", forged).get("/").cookie("dks-visitor"))
                .matches("[0-9a-f]{32}");
        assertThat(api.received().get(0).header("Dks-visitor")).isNotEqualTo(forged);
    }

    private void breakDown(int status) {
        switch (status) {
            case 503 -> api.goDown();
            case 404 -> api.remove(1);
            default -> api.beBusy(40);
        }
    }

    private static RequestSpecification marked() {
        return browser().cookie("dks-visitor", MARK);
    }

    private static RequestSpecification give() {
        return form().cookie("dks-visitor", MARK).formParam("kudos", "give");
    }

    private static Response click(Document page, String place) {
        var form = page.selectFirst("#" + place + " form.kudos");
        var button = form.selectFirst("button");
        return form().cookie("dks-visitor", MARK)
                .formParam("back", form.select("[name=back]").val())
                .formParam(button.attr("name"), button.val())
                .post(form.attr("action"));
    }

    /** What the button is called, without what is only to be seen. */
    private static String name(Document page) {
        page.select("[aria-hidden]").remove();
        var name = new StringBuilder();
        for (var id : page.select("form.kudos button").attr("aria-labelledby").split(" ")) {
            name.append(page.select("#" + id).text()).append(' ');
        }
        return name.toString().strip();
    }
}
