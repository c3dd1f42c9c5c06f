package dks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Talking about a post, through a browser and all of DKS. */
@InBrowser
class CommentInBrowserTest {
    private static final int PER_PAGE = 50;

    private final Board board;

    CommentInBrowserTest(Board board) {
        this.board = board;
    }

    @EachWay
    void aCommentIsWrittenChangedAndDeleted(boolean javaScript) {
        String post = post();
        try (Visitor visitor = board.visitor(javaScript)) {
            visitor.open(post).page().fill("#comment", "So *true*.");
            visitor.page().fill("#author", Visitor.NAME);
            visitor.page().click("#publish");
            assertThat(visitor.page()).hasURL(Pattern.compile(post + "\\?comment=(\\d+)#comment-\\1$"));
            assertThat(visitor.see(".comment em")).hasText("true");
            assertThat(visitor.see("#comments-heading")).hasText("1 comment");

            visitor.page().click(".comment .edit");
            visitor.page().fill("#comment", "So very true.");
            visitor.page().click("#save");
            assertThat(visitor.see(".comment .prose")).hasText("So very true.");
            assertThat(visitor.see(".comment .edited")).isVisible();

            visitor.page().click(".comment .delete");
            assertThat(visitor.see("blockquote")).containsText("So very true.");
            visitor.page().click("#delete-comment button");
            assertThat(visitor.see(".comment")).hasCount(0);
            assertThat(visitor.see("h1")).isVisible();
        }
    }

    @EachWay
    void aCommentThatIsNotAcceptedComesBack(boolean javaScript) {
        String post = post();
        try (Visitor visitor = board.visitor(javaScript)) {
            visitor.open(post).page().fill("#comment", "   ");
            visitor.page().fill("#author", Visitor.NAME);
            visitor.page().click("#publish");
            assertThat(visitor.see("#comment-error")).isVisible();
            assertThat(visitor.see("#author")).hasValue(Visitor.NAME);

            visitor.page().fill("#comment", "Now with words.");
            visitor.page().click("#publish");
            assertThat(visitor.see(".comment .prose")).hasText("Now with words.");
        }
    }

    @EachWay
    void twoPeopleChangeACommentAndTheSecondSeesBothTexts(boolean javaScript) {
        String post = post();
        String comment = board.seed().comment(post, "As it was.", "Ada");
        try (Visitor first = board.visitor(javaScript);
                Visitor second = board.visitor(javaScript)) {
            second.open(comment + "/edit");
            first.open(comment + "/edit").page().fill("#comment", "The first's.");
            first.page().click("#save");
            assertThat(first.see(".comment .prose")).hasText("The first's.");

            second.page().fill("#comment", "The second's.");
            second.page().click("#save");
            assertThat(second.see("#comment")).hasValue("The second's.");
            assertThat(second.see("#saved-body")).hasValue("The first's.");
            second.page().click("#save");
            assertThat(second.see(".comment .prose")).hasText("The second's.");
        }
    }

    @EachWay
    void moreCommentsFollow(boolean javaScript) {
        String post = post();
        IntStream.rangeClosed(1, PER_PAGE + 1).forEach(n -> board.seed().comment(post, "Number " + n, "Ada"));
        try (Visitor visitor = board.visitor(javaScript)) {
            visitor.open(post);
            assertThat(visitor.see(".comment")).hasCount(PER_PAGE);
            visitor.follow("More comments");
            assertThat(visitor.see(".comment")).hasCount(javaScript ? PER_PAGE + 1 : 1);
            assertThat(visitor.see(".comment .prose").last()).hasText("Number " + (PER_PAGE + 1));
        }
    }

    private String post() {
        return board.seed().post("To be talked about " + UUID.randomUUID(), "What do you think?", "Ada");
    }
}
