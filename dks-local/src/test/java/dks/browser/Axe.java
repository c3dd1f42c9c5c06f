package dks.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;

/** What axe-core finds on a page of WCAG 2.2 AA, and of the practices that it recommends besides. */
final class Axe {
    private static final List<String> TAGS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private Axe() {}

    /** Fails with every violation on the page that the visitor sees, light or dark, and where it is. */
    static void hasNothingAgainst(Visitor visitor, String name) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            visitor.page().emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
            var found = new AxeBuilder(visitor.page()).withTags(TAGS).analyze();
            assertThat(found.getPasses())
                    .as("rules that axe could check on %s", name)
                    .isNotEmpty();
            assertThat(found.getViolations())
                    .as("violations on %s, %s", name, scheme)
                    .extracting(Axe::sentence)
                    .isEmpty();
        }
    }

    private static String sentence(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }
}
