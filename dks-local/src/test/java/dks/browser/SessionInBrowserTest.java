package dks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.UUID;

/** What becomes of what somebody was doing when they were not signed in, or not any more. */
@InBrowser
class SessionInBrowserTest {
    private final Seed seed;
    private final SignedInBoard board;

    SessionInBrowserTest(OwnBoard board) throws Exception {
        this.seed = board.seed();
        this.board = board.whereSigningIn();
    }

    @EachWay
    void aDraftSurvivesTheEndOfTheSession(boolean javaScript) {
        String title = "Written for hours " + UUID.randomUUID();
        String tag = Seed.word();
        try (Visitor ada = board.visitor(javaScript)) {
            Person.ADA.signIn(ada);
            ada.open("/posts/new").fillPost(title, "Typed with care.", tag);
            ada.page().context().clearCookies();
            ada.page().click("#publish");
            assertThat(ada.see("#notice")).isVisible();
            assertThat(ada.see("#title")).hasValue(title);
            if (javaScript) {
                Accessible.check(ada, "a draft after the session");
            }

            Page tab = ada.page().waitForPopup(() -> ada.page().click("#sign-in-again"));
            Person.ADA.enter(tab);
            assertThat(tab.locator("h1")).hasText("You are signed in");
            assertThat(ada.see("#body")).hasValue("Typed with care.");
            assertThat(ada.see("#tags")).hasValue(tag);
            ada.page().click("#publish");
            assertThat(ada.see("h1")).hasText(title);
            assertThat(ada.see(".byline .author")).hasText(Person.ADA.fullName());
            assertThat(seed.read("/api/posts?tag=" + tag).get("posts")).hasSize(1);
        }
    }

    @EachWay
    void kudosLeadToSignInAndCountAfterIt(boolean javaScript) {
        String title = "Worth signing in for " + UUID.randomUUID();
        String post = seed.post(title, "Text", "Somebody");
        try (Visitor eve = board.visitor(javaScript)) {
            eve.open(post).page().click(".kudos a:has-text('sign in')");
            Person.EVE.enter(eve);
            assertThat(eve.see("h1")).hasText(title);
            Locator button = eve.see(".kudos button");
            button.click();
            assertThat(button).hasAttribute("aria-pressed", "true");
            assertThat(button).containsText("Kudos · 1");

            eve.page().context().clearCookies();
            button.click();
            assertThat(eve.see(javaScript ? ".kudos [role=status]" : "#notice"))
                    .containsText("You are not signed in any more.");
            assertThat(seed.read("/api" + post).get("kudos").asInt()).isEqualTo(1);
            Person.EVE.signIn(eve);
            eve.open(post);
            assertThat(button).hasAttribute("aria-pressed", "true");
        }
    }
}
