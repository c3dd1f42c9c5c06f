package dks.browser;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for every page, whatever it is about. */
final class Accessible {
    private static final int NARROWEST = 320;
    private static final int HIGH = 640;

    private Accessible() {}

    /** Fails when axe finds anything against the page, light or dark, or when it scrolls sideways on a small phone. */
    static void check(Visitor visitor, String name) {
        Axe.hasNothingAgainst(visitor, name);
        var usual = visitor.page().viewportSize();
        visitor.page().setViewportSize(NARROWEST, HIGH);
        assertThat((int) visitor.page().evaluate("document.documentElement.scrollWidth"))
                .as("the width of %s on a screen of %s pixels", name, NARROWEST)
                .isEqualTo(NARROWEST);
        visitor.page().setViewportSize(usual.width, usual.height);
    }
}
