package dks.ui.bounds;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Posts that nobody writes but to do harm: pieces of Markdown's grammar, complete or torn, and as many of them as fit. The
 * longest post is as long as a post may be.
 */
public final class HostilePosts {

    /** What a post may hold, in bytes. */
    public static final int LONGEST = 64 * 1024;

    private static final List<String> INLINE = List.of(
            "[a]",
            "[a][a]",
            "![a]",
            "[a](u)",
            "![a](u)",
            "[a](<u>)",
            "[",
            "![",
            "]",
            "](u)",
            "[]",
            "[]()",
            "(",
            ")",
            "*",
            "**",
            "***",
            "_",
            "__",
            "~",
            "~~",
            "*a",
            "a*",
            "*a*",
            "**a**",
            "_a",
            "a_",
            "~a~",
            "`",
            "``",
            "`a`",
            "\\",
            "\\*",
            "&",
            "&amp;",
            "&#38;",
            "&#x26;",
            "&#",
            "<",
            "<a",
            "</a>",
            "<a b=\"",
            "<!--",
            "<?",
            "<!A",
            "<![CDATA[",
            "<b>",
            "a@b.cc ",
            "a@b.cc",
            "http://a.b ",
            "http://a.b",
            "www.a.b ",
            "<http://a.b>",
            "<a@b.cc>",
            "\"",
            "'",
            "!",
            "a",
            " ",
            "  ",
            "\n",
            "  \n",
            "\\\n",
            "\t",
            "\u00e9",
            "\u6f22",
            "\ud83d\udea2",
            "\u0000");

    private static final List<String> BLOCKS = List.of(
            "\n\n",
            "# ",
            "#\n",
            "###### a\n",
            "a\n=\n",
            "a\n-\n",
            "---\n",
            "***\n",
            "> ",
            ">",
            ">a\n",
            "- ",
            "-\n",
            "- a\n",
            "* ",
            "1. ",
            "1)\n",
            "  - ",
            "    ",
            "    a\n",
            "```\n",
            "```a\n",
            "~~~\n",
            "<div>\n",
            "<script>\n",
            "<!--\n",
            "|a",
            "|a|\n|-|\n",
            "|",
            "|\n",
            "|-",
            "|b\n",
            "|:-:",
            "[a]: /u\n",
            "[a]: <u>\n",
            "[a]:u\n",
            "[a]: u 'x'\n",
            "[a]:\n",
            "[a]: /u \"");

    private HostilePosts() {}

    /** A post of one to four runs, after a definition that references may use. */
    public static Arbitrary<String> posts() {
        return Combinators.combine(definitions(), runs().list().ofMinSize(1).ofMaxSize(4))
                .as((definition, runs) -> cut(definition
                        + runs.stream()
                                .map(run -> run.of((LONGEST - definition.length()) / runs.size()))
                                .collect(Collectors.joining())));
    }

    /** The same pieces over and over, or each time one more of the first. */
    private record Run(List<String> pieces, boolean growing) {

        String of(int length) {
            var text = new StringBuilder();
            for (var times = 1; text.length() < length; times++) {
                text.append(growing ? pieces.get(0).repeat(times) : pieces.get(0));
                pieces.subList(1, pieces.size()).forEach(text::append);
            }
            return text.substring(0, length);
        }
    }

    private static Arbitrary<Run> runs() {
        var piece = Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.of(INLINE)), Tuple.of(1, Arbitraries.of(BLOCKS)));
        var growing = Arbitraries.frequency(Tuple.of(4, false), Tuple.of(1, true));
        return Combinators.combine(piece.list().ofMinSize(1).ofMaxSize(4), growing)
                .as(Run::new);
    }

    /** None, a short one, a long address, a long title, or a table as wide as its text. */
    private static Arbitrary<String> definitions() {
        return Arbitraries.integers()
                .between(1, LONGEST / 2)
                .flatMap(size -> Arbitraries.of(
                        "",
                        "[a]: /u\n\n",
                        "[a]: /" + "x".repeat(size) + "\n\n",
                        "[a]: /u '" + "\u6f22".repeat(size / 2) + "'\n\n",
                        "[a]: /u \"" + "&".repeat(size) + "\"\n\n",
                        "|a".repeat(size / 8) + "\n" + "|-".repeat(size / 8) + "\n",
                        "> ".repeat(Math.min(size, 60)),
                        "- ".repeat(Math.min(size, 60))));
    }

    /** As much of a text as a post may hold, without half a character at the end. */
    private static String cut(String text) {
        var end = 0;
        for (var bytes = 0; end < text.length(); ) {
            var character = text.codePointAt(end);
            bytes += character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
            if (bytes > LONGEST) {
                break;
            }
            end += Character.charCount(character);
        }
        return text.substring(0, end);
    }
}
