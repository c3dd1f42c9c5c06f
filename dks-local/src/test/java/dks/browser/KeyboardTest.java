package dks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Without a mouse. */
@InBrowser
class KeyboardTest {
    private static final int MOST_STOPS = 30;
    private static final String FOCUSED = "document.activeElement.matches('%s')";
    private static final String RING = """
            (() => {
              const style = getComputedStyle(document.activeElement);
              return style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth);
            })()""";

    private final Board board;

    KeyboardTest(Board board) {
        this.board = board;
    }

    @Test
    void aPostIsWrittenAndPublishedByKeysAloneAndTheFocusIsAlwaysSeen() {
        String title = "By keyboard " + UUID.randomUUID();
        try (Visitor visitor = board.visitor(true)) {
            visitor.open("/");
            tabTo(visitor, "#write");
            visitor.page().keyboard().press("Enter");
            assertThat(visitor.see("#new-post")).isVisible();

            tabTo(visitor, "#title");
            visitor.page().keyboard().type(title);
            tabTo(visitor, "#body");
            visitor.page().keyboard().type("Written without a mouse.");
            tabTo(visitor, "#author");
            visitor.page().keyboard().type(Visitor.NAME);
            tabTo(visitor, "#publish");
            visitor.page().keyboard().press("Enter");
            assertThat(visitor.see("h1")).hasText(title);
        }
    }

    @Test
    void theFirstStopSkipsToTheContent() {
        try (Visitor visitor = board.visitor(true)) {
            visitor.open("/");
            tabTo(visitor, ".skip");
            assertThat(visitor.see(".skip")).isInViewport();
            visitor.page().keyboard().press("Enter");
            tabTo(visitor, "#q");
        }
    }

    private static void tabTo(Visitor visitor, String selector) {
        for (int stop = 0; stop < MOST_STOPS; stop++) {
            visitor.page().keyboard().press("Tab");
            assertThat(((Number) visitor.page().evaluate(RING)).doubleValue())
                    .as("the focus ring's width on " + visitor.page().evaluate("document.activeElement.outerHTML"))
                    .isGreaterThanOrEqualTo(2);
            if ((boolean) visitor.page().evaluate(FOCUSED.formatted(selector))) {
                return;
            }
        }
        throw new AssertionError(selector + " is not reached with " + MOST_STOPS + " Tabs");
    }
}
