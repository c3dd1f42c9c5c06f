package dks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Giving kudos, taking them back, and reading what got most of them. */
@InBrowser
class KudosInBrowserTest {
    private static final int PER_PAGE = 10;

    private final Board board;

    KudosInBrowserTest(Board board) {
        this.board = board;
    }

    @EachWay
    void kudosAreGivenAndTakenBackUnderAPost(boolean javaScript) {
        String title = "Worth it " + UUID.randomUUID();
        String post = board.seed().post(title, "Text", "Ada");
        try (Visitor visitor = board.visitor(javaScript)) {
            Locator button = visitor.open(post).see(".kudos button");
            assertThat(button).hasAccessibleName(Pattern.compile("^Kudos · 0 ?, give to " + title + "$"));
            assertThat(button).hasAttribute("aria-pressed", "false");

            for (boolean given : new boolean[] {true, false}) {
                button.click();
                assertThat(button).hasAttribute("aria-pressed", String.valueOf(given));
                assertThat(button).containsText(given ? "Kudos · 1" : "Kudos · 0");
                assertThat(kudos(post)).isEqualTo(given ? 1 : 0);
                if (javaScript) {
                    assertThat(button).isFocused();
                }
                assertThat(visitor.path()).startsWith(post);
            }
        }
    }

    @EachWay
    void kudosGivenInTheListLeaveItAsItWas(boolean javaScript) {
        String tag = Seed.word();
        board.seed().post("The other one", "Text", "Ada", tag);
        String post = board.seed().post("The good one", "Text", "Ada", tag);
        try (Visitor visitor = board.visitor(javaScript)) {
            visitor.open("/?tag=" + tag);
            Locator button = visitor.see(".post:has-text('The good one') .kudos button");
            button.click();
            assertThat(button).hasAttribute("aria-pressed", "true");
            assertThat(button).containsText("Kudos · 1");
            assertThat(visitor.path()).startsWith("/?tag=" + tag);
            assertThat(visitor.see("#posts h2")).hasText(new String[] {"The good one", "The other one"});
            assertThat(visitor.see("[aria-pressed=true]")).hasCount(1);
            if (javaScript) {
                assertThat(button).isFocused();
            }

            button.click();
            assertThat(button).hasAttribute("aria-pressed", "false");
            assertThat(kudos(post)).isZero();
        }
    }

    @EachWay
    void everyPersonCountsOnceHoweverFastTheyClick(boolean javaScript) {
        String post = board.seed().post("Popular " + UUID.randomUUID(), "Text", "Ada");
        try (Visitor first = board.visitor(javaScript);
                Visitor second = board.visitor(javaScript)) {
            first.open(post).see(".kudos button").dblclick();
            assertThat(first.see(".kudos button")).containsText("Kudos · 1");
            second.open(post);
            assertThat(second.see(".kudos button")).hasAttribute("aria-pressed", "false");
            second.see(".kudos button").click();
            assertThat(second.see(".kudos button")).containsText("Kudos · 2");

            first.open(post);
            assertThat(first.see(".kudos button")).containsText("Kudos · 2");
            assertThat(first.see(".kudos button")).hasAttribute("aria-pressed", "true");
            assertThat(kudos(post)).isEqualTo(2);
        }
    }

    @EachWay
    void kudosForWhatIsGoneSaySo(boolean javaScript) {
        String post = board.seed().post("Soon gone " + UUID.randomUUID(), "Text", "Ada");
        try (Visitor visitor = board.visitor(javaScript)) {
            visitor.open(post);
            board.seed().delete(post);
            visitor.page().click(".kudos button");
            assertThat(visitor.see(javaScript ? ".kudos [role=status]" : "#notice"))
                    .hasText("This post was deleted in the meantime.");
        }
    }

    @EachWay
    void theOrderByKudosIsKeptByPagesAndSearch(boolean javaScript) {
        String author = Seed.word();
        IntStream.rangeClosed(1, PER_PAGE + 2).forEach(n -> {
            String post = board.seed().post("Number " + n, n == 7 ? "Sought" : "Text", author);
            if (n <= PER_PAGE) {
                board.seed().kudos(post);
            }
            if (n == 3) {
                board.seed().kudos(post);
            }
        });
        try (Visitor visitor = board.visitor(javaScript)) {
            visitor.open("/?author=" + author).follow("Most kudos");
            assertThat(visitor.see("#orders [aria-current=true]")).hasText("Most kudos");
            assertThat(visitor.see("#posts h2").first()).hasText("Number 3");
            assertThat(visitor.see("#posts h2").nth(1)).hasText("Number " + PER_PAGE);

            visitor.follow("More posts");
            assertThat(visitor.see("#posts .post")).hasCount(javaScript ? PER_PAGE + 2 : 2);
            assertThat(visitor.see("#posts h2").last()).hasText("Number " + (PER_PAGE + 1));
            if (!javaScript) {
                visitor.follow("Back to those with the most kudos");
                assertThat(visitor.see("#posts h2").first()).hasText("Number 3");
            }

            visitor.page().fill("#q", "-sought");
            visitor.page().press("#q", "Enter");
            assertThat(visitor.see("#posts h2").first()).hasText("Number 3");
            assertThat(visitor.see("#orders [aria-current=true]")).hasText("Most kudos");
            assertThat(visitor.see("#conditions")).containsText(author);
            visitor.follow("Newest");
            assertThat(visitor.see("#posts h2").first()).hasText("Number " + (PER_PAGE + 2));
        }
    }

    private long kudos(String post) {
        return board.seed().read("/api" + post).get("kudos").asLong();
    }
}
