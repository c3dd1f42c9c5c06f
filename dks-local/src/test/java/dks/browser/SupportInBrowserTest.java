package dks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the pages tell somebody who is going to report a problem. */
@InBrowser
class SupportInBrowserTest {
    private final OwnBoard board;

    SupportInBrowserTest(OwnBoard board) {
        this.board = board;
    }

    @Test
    void theFooterNamesTheVersionAndTheStartOfTheRevision() {
        try (Visitor visitor = board.visitor(true)) {
            visitor.open("/tags");
            String revision = OwnBoard.REVISION.substring(0, 12);
            assertThat(visitor.see("footer #release"))
                    .hasText(Pattern.compile("^DKS \\d+\\.\\d+\\.\\d+\\S* · " + revision + "$"));
        }
    }

    @Test
    void anErrorNamesTheRequestThatTheLogHas() {
        try (Visitor visitor = board.visitor(true)) {
            String logged = visitor.page().navigate("/nowhere").headerValue("X-Request-Id");
            assertThat(visitor.see("#trouble .code")).hasText("404 · request " + logged);
        }
    }
}
