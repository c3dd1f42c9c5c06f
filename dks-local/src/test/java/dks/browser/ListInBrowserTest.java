package dks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Finding posts, through a browser and all of DKS. */
@InBrowser
class ListInBrowserTest {
    private static final int PER_PAGE = 10;

    private final Board board;

    ListInBrowserTest(Board board) {
        this.board = board;
    }

    @EachWay
    void aSearchMarksWhatItFound(boolean javaScript) {
        String word = Seed.word();
        board.seed().post("Draining", "An instance that " + word + " drains first.", "Ada");
        board.seed().post("Not this one", "It " + word + " too, but says unwanted things.", "Ada");
        try (Visitor visitor = board.visitor(javaScript)) {
            visitor.open("/").page().fill("#q", "\"" + word + " drains\" -unwanted");
            visitor.page().press("#q", "Enter");

            assertThat(visitor.see("#posts h2")).hasText(new String[] {"Draining"});
            assertThat(visitor.see("#posts mark").first()).hasText(Pattern.compile(word + "|drains"));
            assertThat(visitor.see("#q")).hasValue("\"" + word + " drains\" -unwanted");
            assertThat(visitor.page()).hasTitle(Pattern.compile(word));
        }
    }

    @EachWay
    void aSearchThatFindsNothingSaysSo(boolean javaScript) {
        try (Visitor visitor = board.visitor(javaScript)) {
            visitor.open("/?q=" + Seed.word());
            assertThat(visitor.see("#nothing")).containsText("No post matches that.");
            visitor.follow("see all posts");
            assertThat(visitor.see("#nothing")).hasCount(0);
        }
    }

    @EachWay
    void olderPostsFollow(boolean javaScript) {
        String author = "Prolific " + Seed.word();
        IntStream.rangeClosed(1, PER_PAGE + 2).forEach(n -> board.seed().post("Number " + n, "Text", author));
        try (Visitor visitor = board.visitor(javaScript)) {
            visitor.open("/?author=" + author.replace(" ", "%20"));
            assertThat(visitor.see("#posts .post")).hasCount(PER_PAGE);
            String before = visitor.path();
            visitor.follow("Older posts");

            assertThat(visitor.see("#posts .post")).hasCount(javaScript ? PER_PAGE + 2 : 2);
            assertThat(visitor.see("#posts h2").last()).hasText("Number 1");
            assertThat(visitor.see("#older")).hasCount(0);
            if (javaScript) {
                assertThat(visitor.path()).isEqualTo(before);
            } else {
                visitor.follow("Back to the newest");
                assertThat(visitor.see("#posts h2").first()).hasText("Number " + (PER_PAGE + 2));
            }
        }
    }

    @EachWay
    void anAddressOfNothingLeadsBackToThePosts(boolean javaScript) {
        try (Visitor visitor = board.visitor(javaScript)) {
            assertThat(visitor.page().navigate("/posts/999999999").status()).isEqualTo(404);
            assertThat(visitor.see("h1")).hasText("There is nothing here");
            assertThat(visitor.page().navigate("/no/such/page").status()).isEqualTo(404);
            visitor.follow("Go to the start page");
            assertThat(visitor.see("#write")).isVisible();
        }
    }
}
