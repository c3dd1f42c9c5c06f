package dks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Moderators take away what others should not have written; nobody else does. */
@InBrowser
class ModeratorInBrowserTest {
    private final SignedInBoard board;

    ModeratorInBrowserTest(OwnBoard board) throws Exception {
        this.board = board.whereSigningIn();
    }

    @EachWay
    void onlyModeratorsDeleteWhatOthersWrote(boolean javaScript) {
        try (Visitor author = board.visitor(javaScript);
                Visitor other = board.visitor(javaScript);
                Visitor moderator = board.visitor(javaScript)) {
            Person.ADA.signIn(author);
            author.publish("Buy my watches");
            String post = author.path();
            author.page().fill("#comment", "Really cheap!");
            author.page().click("#publish");
            assertThat(author.see(".comment .delete")).isVisible();

            other.open(post);
            assertThat(other.see(".comment")).isVisible();
            assertThat(other.see(".own")).hasCount(0);
            Person.EVE.signIn(other);
            other.open(post);
            assertThat(other.see(".comment")).isVisible();
            assertThat(other.see(".own")).hasCount(0);

            Person.MO.signIn(moderator);
            moderator.open(post);
            assertThat(moderator.see(".comment .edit")).hasCount(0);
            moderator.page().click(".comment .delete");
            assertThat(moderator.see("blockquote")).containsText("Really cheap!");
            if (javaScript) {
                Accessible.check(moderator, "a moderator's question about a comment");
            }
            moderator.page().click("#delete-comment button");
            assertThat(moderator.see("#comments")).isVisible();
            assertThat(moderator.see(".comment")).hasCount(0);

            assertThat(moderator.see("#edit")).hasCount(0);
            moderator.page().click("#delete");
            if (javaScript) {
                Accessible.check(moderator, "a moderator's question about a post");
            }
            moderator.page().click("#delete-post button");
            assertThat(moderator.see("#posts")).isVisible();
            author.open(post);
            assertThat(author.see("#trouble h1")).hasText("There is nothing here");
        }
    }
}
