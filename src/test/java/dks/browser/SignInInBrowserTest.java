package dks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where writing needs sign-in: real redirects to an identity provider and back, real tokens. */
@ExtendWith(OneBoard.class)
class SignInInBrowserTest {
    private final SignedInBoard board;

    SignInInBrowserTest(Board board) throws Exception {
        this.board = board.whereSigningIn();
    }

    @EachWay
    void whoSignsInPublishesUnderTheirNameAndComesBackToWhereTheyWere(boolean javaScript) {
        try (Visitor ada = board.visitor(javaScript)) {
            ada.open("/tags").page().click("#sign-in");
            enter(ada, "ada", "Ada Lovelace");
            assertThat(ada.path()).isEqualTo("/tags");
            assertThat(ada.see("#who")).hasText("Signed in as Ada Lovelace");

            String title = publish(ada);
            assertThat(ada.see("h1")).hasText(title);
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
            signIn(ada, "ada", "Ada");
            String title = publish(ada);
            String post = ada.path();

            eve.open(post).page().click("#sign-in-to-comment");
            enter(eve, "eve", "Eve");
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
            enter(ada, "ada", "Ada");
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
            signIn(ada, "ada", "Ada");
            assertThat(ada.page().context().cookies(board.url()))
                    .isNotEmpty()
                    .allMatch(cookie -> cookie.httpOnly)
                    .allMatch(cookie -> cookie.sameSite.name().equals("LAX"));
            assertThat(ada.page().evaluate("document.cookie")).isEqualTo("");
        }
    }

    @Test
    void axeFindsNothingOnThePagesOfSignIn() {
        try (Visitor ada = board.visitor(true)) {
            ada.open("/");
            Axe.hasNothingAgainst(ada, "list, signed out");
            signIn(ada, "ada", "Ada");
            Axe.hasNothingAgainst(ada, "list, signed in");
            publish(ada);
            String post = ada.path();
            Axe.hasNothingAgainst(ada, "own post");
            ada.open("/posts/new");
            Axe.hasNothingAgainst(ada, "write, signed in");
            ada.page().click("#sign-out");
            Axe.hasNothingAgainst(ada, "signed out");
            ada.open(post);
            Axe.hasNothingAgainst(ada, "somebody's post");
            signIn(ada, "eve", "Eve");
            ada.open(post + "/edit");
            Axe.hasNothingAgainst(ada, "not yours");
        }
    }

    private static String publish(Visitor visitor) {
        String title = "Signed " + UUID.randomUUID();
        visitor.open("/posts/new").fillPost(title, "Text", "sign-in");
        visitor.page().click("#publish");
        assertThat(visitor.see("h1")).hasText(title);
        return title;
    }

    private static void signIn(Visitor visitor, String subject, String name) {
        visitor.open("/").page().click("#sign-in");
        enter(visitor, subject, name);
    }

    /** Fills the page of the identity provider. */
    private static void enter(Visitor visitor, String subject, String name) {
        visitor.page().fill("[name=username]", subject);
        visitor.page().fill("[name=claims]", "{\"name\": \"" + name + "\"}");
        visitor.page().click("[type=submit]");
        assertThat(visitor.see("#who")).containsText(name);
    }
}
