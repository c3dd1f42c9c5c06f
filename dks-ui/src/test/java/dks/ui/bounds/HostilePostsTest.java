package dks.ui.bounds;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dks.ui.markdown.Markdown;
import java.lang.management.ManagementFactory;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Whatever a post holds, its HTML and the memory that making it takes are bounded. Bytes are asserted, because they are the
 * same on every machine; the worst time is only reported. More tries: {@code -Djqwik.tries.default=5000}.
 */
class HostilePostsTest {

    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    // A post becomes eight times as long at most, and a short text 64 KiB.
    private static final int TIMES_THE_POST = 8;
    private static final int SHORT = 64 * 1024;
    // Everything that one post needs from parsing to the last character, garbage included.
    private static final long MOST_BYTES_TO_MAKE_IT = 192L * 1024 * 1024;

    private static Worst longest = Worst.NONE;
    private static Worst heaviest = Worst.NONE;
    private static Worst slowest = Worst.NONE;

    /** The text with the highest figure so far. */
    private record Worst(double figure, String text) {

        static final Worst NONE = new Worst(0, "");

        Worst or(double other, String text) {
            return other > figure ? new Worst(other, text) : this;
        }

        String words() {
            return "%.1f by %s…"
                    .formatted(figure, text.substring(0, Math.min(text.length(), 60)))
                    .replace("\n", "\\n");
        }
    }

    @BeforeContainer
    static void warmUp() {
        for (var i = 0; i < 200; i++) {
            Markdown.html("a *b* [c](d) `e`\n\n- f\n".repeat(50));
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void html_and_memory_are_bounded_whatever_a_post_holds(@ForAll("posts") String text) {
        var thread = Thread.currentThread().getId();
        var bytesBefore = THREAD.getThreadAllocatedBytes(thread);
        var timeBefore = THREAD.getCurrentThreadCpuTime();
        var html = Markdown.html(text);
        var time = THREAD.getCurrentThreadCpuTime() - timeBefore;
        var bytes = THREAD.getThreadAllocatedBytes(thread) - bytesBefore;

        longest = longest.or((double) html.length() / text.length(), text);
        heaviest = heaviest.or(bytes / 1024.0 / 1024, text);
        slowest = slowest.or(time / 1e6, text);
        assertThat(html.length()).isLessThanOrEqualTo(Math.max(SHORT, TIMES_THE_POST * text.length()));
        assertThat(bytes).isLessThan(MOST_BYTES_TO_MAKE_IT);
    }

    @Property(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void an_excerpt_is_as_short_as_asked_for(@ForAll("posts") String text) {
        assertThat(Markdown.excerpt(text, 600)).hasSizeLessThanOrEqualTo(600);
    }

    @AfterContainer
    static void report() {
        System.out.println("Hostile posts: HTML per character " + longest.words());
        System.out.println("Hostile posts: MiB allocated for one " + heaviest.words());
        System.out.println("Hostile posts: processor time, ms " + slowest.words());
    }

    @Provide
    Arbitrary<String> posts() {
        return HostilePosts.posts();
    }
}
