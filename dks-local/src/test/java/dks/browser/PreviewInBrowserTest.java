package dks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

/** Looking at a text before anybody else does. */
@InBrowser
class PreviewInBrowserTest {
    private final Board board;

    PreviewInBrowserTest(Board board) {
        this.board = board;
    }

    @EachWay
    void aPostIsSeenBeforeItIsPublished(boolean javaScript) {
        String title = "Looked at first " + UUID.randomUUID();
        String tag = Seed.word();
        try (Visitor visitor = board.visitor(javaScript)) {
            visitor.open("/posts/new").fillPost(title, "Some **bold** claim.", tag);
            visitor.page().click("#preview-button");
            assertThat(visitor.see("#preview strong")).hasText("bold");
            assertThat(visitor.see("h1")).hasText("Write a post");
            if (javaScript) {
                assertThat(visitor.path()).isEqualTo("/posts/new");
                assertThat(visitor.see("#preview-button")).isFocused();
            }

            assertThat(visitor.see("#title")).hasValue(title);
            visitor.page().fill("#body", "Some *softer* claim.");
            visitor.page().click("#preview-button");
            assertThat(visitor.see("#preview em")).hasText("softer");
            assertThat(visitor.see("#preview h2")).hasCount(1);
            assertThat(board.seed().read("/api/posts?tag=" + tag).get("posts")).isEmpty();

            visitor.page().fill("#author", Visitor.NAME);
            visitor.page().click("#publish");
            assertThat(visitor.see("h1")).hasText(title);
            assertThat(visitor.see("#body em")).hasText("softer");
            assertThat(board.seed().read("/api/posts?tag=" + tag).get("posts")).hasSize(1);
        }
    }

    @EachWay
    void aCommentIsSeenBeforeItIsPublished(boolean javaScript) {
        String title = "To be talked about with care " + UUID.randomUUID();
        String post = board.seed().post(title, "What do you think?", "Ada");
        try (Visitor visitor = board.visitor(javaScript)) {
            visitor.open(post).page().fill("#comment", "So *true*.");
            visitor.page().click("#preview-button");
            assertThat(visitor.see("#preview em")).hasText("true");
            assertThat(visitor.see("h1")).hasText(javaScript ? title : "Comment on a post");
            assertThat(visitor.see("#comment")).hasValue("So *true*.");
            assertThat(comments(post)).isZero();

            visitor.page().fill("#author", Visitor.NAME);
            visitor.page().click("#publish");
            assertThat(visitor.see("h1")).hasText(title);
            assertThat(visitor.see(".comment em")).hasText("true");
            assertThat(comments(post)).isEqualTo(1);
        }
    }

    private int comments(String post) {
        return board.seed().read("/api" + post + "/comments").get("comments").size();
    }
}
