package dks.ui.security;

import static org.assertj.core.api.Assertions.assertThat;

import dks.ui.Hostile;
import dks.ui.markdown.Markdown;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Eight times the text may cost eight times the work, not sixty-four times. Processor time is compared, within one run. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MarkdownCostTest {

    private static final int SMALL = 8 * 1024;
    private static final int LARGE = 64 * 1024;
    private static final int MOST_TIMES_THE_WORK = 28;
    // Below this, a small text is over before the clock can tell.
    private static final long LEAST_NANOS = 1_500_000;

    static final List<String> PIECES = List.of(
            ">",
            "> - ",
            "- > ",
            "- ",
            "1. ",
            "[",
            "![",
            "]",
            "[]",
            "[a](",
            "![a](",
            "[(",
            "![[]()",
            "*[a_](",
            "[a]: ",
            "[a]:b\n",
            "[a]:b\na*",
            "[a]: /x\n.~~~\n",
            "[a](_b)![c]",
            "*a _b ",
            "*a **b ",
            "**",
            "_a*b",
            "~~a ",
            "`",
            "`a``b```",
            "|a",
            "|\n",
            "<a ",
            "<a href=\"",
            "<!--",
            "<![CDATA[",
            "<?",
            "&#",
            "\\",
            "http://a.",
            "www.",
            "a@b.",
            "\t",
            "#\n",
            "-\n",
            ">>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>a\n",
            "|a|a|a|a|a|a|a|a|a|a|\n|-|-|-|-|-|-|-|-|-|-|\n" + "|b\n".repeat(20) + "\n");

    @BeforeAll
    static void warmUp() {
        for (var i = 0; i < 20; i++) {
            PIECES.forEach(piece -> Markdown.html(filled(piece, 512)));
        }
    }

    @ParameterizedTest
    @FieldSource("PIECES")
    void work_grows_with_the_text_not_with_its_square(String piece) {
        assertBounded(filled(piece, SMALL), filled(piece, LARGE));
    }

    @ParameterizedTest
    @FieldSource("SHAPES")
    void neither_does_it_for_what_opens_first_and_closes_later(Shape shape) {
        assertBounded(shape.filling(SMALL), shape.filling(LARGE));
    }

    static final List<Shape> SHAPES = List.of(
            new Shape("[", "](a)"),
            new Shape("*a **b ", "b** a* "),
            new Shape("[", "]"),
            new Shape("![", "](a)"),
            new Shape("> ", "\na"),
            new Shape("- ", "\n  a"),
            new Shape("`", "a`"),
            new Shape("|a", ""),
            new Shape("<b>", "</b>"));

    /** Half of a text opens, the other half closes. */
    record Shape(String opens, String closes) {

        String filling(int bytes) {
            return opens.equals("|a")
                    ? filled("|a", bytes / 4) + "|\n" + filled("|-", bytes / 4) + "|\n" + filled("|b\n", bytes / 2)
                    : filled(opens, bytes / 2) + filled(closes, bytes / 2);
        }
    }

    private static void assertBounded(String small, String large) {
        var times = (double) nanos(large) / Math.max(nanos(small), LEAST_NANOS);
        assertThat(times).isLessThan(MOST_TIMES_THE_WORK);
        var html = Markdown.html(large);
        assertThat(html.length()).isLessThanOrEqualTo(8 * LARGE);
        Hostile.assertHarmless(Jsoup.parseBodyFragment(html.substring(0, Math.min(html.length(), SMALL)))
                .body());
    }

    private static long nanos(String text) {
        var clock = ManagementFactory.getThreadMXBean();
        var least = Long.MAX_VALUE;
        for (var i = 0; i < 3; i++) {
            var start = clock.getCurrentThreadCpuTime();
            Markdown.html(text);
            least = Math.min(least, clock.getCurrentThreadCpuTime() - start);
        }
        return least;
    }

    private static String filled(String piece, int bytes) {
        return piece.repeat(bytes / piece.length() + 1).substring(0, bytes);
    }
}
