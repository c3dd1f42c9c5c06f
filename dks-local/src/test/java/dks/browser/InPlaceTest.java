package dks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.Route.ResumeOptions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What changes on a page that stays where it is. */
@InBrowser
class InPlaceTest {
    private final Board board;

    InPlaceTest(Board board) {
        this.board = board;
    }

    @Test
    void kudosAreGivenAndTakenBackWithTheFocusKept() {
        String post = board.seed().post("Worth kudos", "Text", "Ada");
        try (Visitor visitor = board.visitor(true)) {
            stay(visitor.open(post));
            Locator button = visitor.see(".kudos button");
            button.focus();
            for (String now : new String[] {"♥ Kudos · 1", "♡ Kudos · 0"}) {
                visitor.page().keyboard().press("Enter");
                assertThat(button).containsText(now);
                assertThat(button).isFocused();
            }
            assertStayed(visitor);
        }
    }

    @Test
    void kudosThatCannotBeCountedSaySoBesideTheirButton() {
        String post = board.seed().post("Deleted too early", "Text", "Ada");
        board.seed().post("Listed before it", "Text", "Ada");
        try (Visitor visitor = board.visitor(true)) {
            stay(visitor.open("/"));
            Locator listed = visitor.see(".post:has(a[href='" + post + "'])");
            visitor.page()
                    .route(
                            "**" + post + "/kudos",
                            route -> route.resume(new ResumeOptions()
                                    .setUrl(route.request().url().replace(post, "/posts/999999999"))));
            listed.locator(".kudos button").click();
            assertThat(listed.locator("[role=status]")).hasText("This post was deleted in the meantime.");
            assertThat(listed.locator(".kudos button")).containsText("♡ Kudos · 0");
            assertThat(visitor.see(".kudos [role=status]:not(:empty)")).hasCount(1);
            assertStayed(visitor);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 400, 403, 422, 500, 502, 504})
    void anAnswerThatIsNotForThePageLeavesItAsItIs(int status) {
        String post = board.seed().post("Answered by something on the way", "Text", "Ada");
        try (Visitor visitor = board.visitor(true)) {
            stay(visitor.open(post));
            visitor.page()
                    .route(
                            "**/kudos",
                            route -> route.fulfill(
                                    new FulfillOptions().setStatus(status).setBody("<p class=kudos>Bad Gateway")));
            Locator kudos = visitor.see(".kudos");
            Response answer = visitor.page()
                    .waitForResponse("**/kudos", () -> kudos.locator("button").click());
            answer.finished();
            assertThat(kudos).not().hasClass(Pattern.compile("htmx-request"));
            assertThat(kudos.locator("button")).containsText("♡ Kudos · 0");
            assertStayed(visitor);
        }
    }

    @Test
    void aPreviewAppearsUnderTheFormAndTheRestStays() {
        try (Visitor visitor = board.visitor(true)) {
            stay(visitor.open("/posts/new")).fillPost("", "Because *so*.", "");
            visitor.page().click("#preview-button");
            assertThat(visitor.see("#preview em")).hasText("so");
            assertThat(visitor.see("#body")).hasValue("Because *so*.");
            assertThat(visitor.page()).hasTitle(Pattern.compile("^Write a post"));
            assertStayed(visitor);
        }
    }

    /** Marks the page, to tell it from one that is loaded in its place. */
    private static Visitor stay(Visitor visitor) {
        visitor.page().evaluate("document.documentElement.dataset.stayed = ''");
        return visitor;
    }

    private static void assertStayed(Visitor visitor) {
        assertThat(visitor.see("html[data-stayed]")).hasCount(1);
    }
}
