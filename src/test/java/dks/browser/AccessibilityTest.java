package dks.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every page for everybody: light and dark, on the smallest phone, by keyboard alone. */
@ExtendWith(OneBoard.class)
class AccessibilityTest {
    private final Board board;

    AccessibilityTest(Board board) {
        this.board = board;
    }

    @Test
    void axeFindsNothingOnAnyPage() {
        for (View view : View.all(board.seed())) {
            try (Visitor visitor = board.visitor(true)) {
                view.steps().accept(visitor);
                Axe.hasNothingAgainst(visitor, view.name());
            }
        }
    }

    @Test
    void noPageScrollsSidewaysAt320Pixels() {
        for (View view : View.all(board.seed())) {
            try (Visitor visitor = board.visitor(new NewContextOptions().setViewportSize(320, 640))) {
                view.steps().accept(visitor);
                assertThat((int) visitor.page().evaluate("document.documentElement.scrollWidth"))
                        .as(view.name())
                        .isEqualTo(320);
            }
        }
    }
}
