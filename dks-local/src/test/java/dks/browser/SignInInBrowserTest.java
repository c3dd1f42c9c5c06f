package dks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Where writing needs sign-in: real redirects to an identity provider and back, real tokens. */
@InBrowser
class SignInInBrowserTest {
    private final SignedInBoard board;

    SignInInBrowserTest(OwnBoard board) throws Exception {
        this.board = board.whereSigningIn();
    }

    @EachWay
    void whoSignsInPublishesUnderTheirNameAndComesBackToWhereTheyWere(boolean javaScript) {
        try (Visitor ada = board.visitor(javaScript)) {
            ada.open("/tags").page().click("#sign-in");
            Person.ADA.enter(ada);
            assertThat(ada.path()).isEqualTo("/tags");

            ada.publish(title());
            assertThat(ada.see(".byline .author")).hasText("Ada Lovelace");
            ada.follow("Edit");
            ada.page().fill("#body", "Changed by its author.");
            ada.page().click("#save");
            assertThat(ada.see("#body")).hasText("Changed by its author.");
        }
    }

    @EachWay
    void othersReadAndCommentButCannotEditOrDelete(boolean javaScript) {
        try (Visitor ada = board.visitor(javaScript);
                Visitor eve = board.visitor(javaScript)) {
            Person.ADA.signIn(ada);
            String title = title();
            ada.publish(title);
            String post = ada.path();

            eve.open(post).page().click("#sign-in-to-comment");
            Person.EVE.enter(eve);
            assertThat(eve.see("h1")).hasText(title);
            assertThat(eve.see("#own")).hasCount(0);
            eve.page().fill("#comment", "I would not touch it.");
            eve.page().click("#publish");
            assertThat(eve.see(".comment .author")).hasText("Eve");

            eve.open(post + "/edit");
            assertThat(eve.see("h1")).hasText("This is not your post");
            eve.open(post + "/delete");
            assertThat(eve.see("h1")).hasText("This is not your post");
            ada.open(post);
            assertThat(ada.see("h1")).hasText(title);
            assertThat(ada.see(".comment .edit")).hasCount(0);
        }
    }

    @EachWay
    void writingLeadsToSignInAndSigningOutEndsIt(boolean javaScript) {
        try (Visitor ada = board.visitor(javaScript)) {
            ada.open("/").page().click("#write");
            Person.ADA.enter(ada);
            assertThat(ada.see("#new-post")).isVisible();
            assertThat(ada.see("#author")).hasCount(0);

            // On another origin, where the form's redirect leads only if the Content-Security-Policy lets it.
            ada.page()
                    .waitForRequest(
                            asked -> asked.url().startsWith(board.logoutUrl()),
                            () -> ada.page().click("#sign-out"));
            assertThat(ada.see("#signed-out h1")).hasText("You are signed out");
            assertThat(ada.path()).startsWith("/signed-out");
            ada.open("/");
            assertThat(ada.see("#sign-in")).isVisible();
            assertThat(ada.page().context().cookies(board.url())).isEmpty();
        }
    }

    @Test
    void noScriptCanReadTheSession() {
        try (Visitor ada = board.visitor(true)) {
            Person.ADA.signIn(ada);
            assertThat(ada.page().context().cookies(board.url()))
                    .isNotEmpty()
                    .allMatch(cookie -> cookie.httpOnly)
                    .allMatch(cookie -> cookie.sameSite.name().equals("LAX"));
            assertThat(ada.page().evaluate("document.cookie")).isEqualTo("");
        }
    }

    @Test
    void thePagesOfSignInAreForEverybody() {
        try (Visitor ada = board.visitor(true)) {
            ada.open("/");
            Accessible.check(ada, "list, signed out");
            Person.ADA.signIn(ada);
            Accessible.check(ada, "list, signed in");
            ada.publish(title());
            String post = ada.path();
            Accessible.check(ada, "own post");
            ada.open("/posts/new");
            Accessible.check(ada, "write, signed in");
            ada.page().click("#sign-out");
            Accessible.check(ada, "signed out");
            ada.open(post);
            Accessible.check(ada, "somebody's post");
            Person.EVE.signIn(ada);
            ada.open(post + "/edit");
            Accessible.check(ada, "not yours");
        }
    }

    private static String title() {
        return "Signed " + UUID.randomUUID();
    }
}
