package dks.browser;

import static org.junit.jupiter.api.Assertions.assertAll;

import org.junit.jupiter.api.Test;

/** Every page for everybody: light and dark, and on the smallest phone. */
@InBrowser
class AccessibilityTest {
    private final Board board;

    AccessibilityTest(Board board) {
        this.board = board;
    }

    @Test
    void everyPageIsForEverybody() {
        assertAll(View.all(board.seed()).stream().map(view -> () -> check(view)));
    }

    private void check(View view) {
        try (Visitor visitor = board.visitor(true)) {
            view.steps().accept(visitor);
            Accessible.check(visitor, view.name());
        }
    }
}
