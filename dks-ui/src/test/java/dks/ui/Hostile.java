package dks.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;

/** What somebody might try to smuggle into a page, and how to see that it did not work. */
public final class Hostile {

    public static final List<String> PAYLOADS = List.of(
            "<script>alert(1)</script>",
            "</title><script>alert(1)</script>",
            "</textarea><script>alert(1)</script>",
            "\"><script>alert(1)</script>",
            "' onmouseover='alert(1)",
            "\" autofocus onfocus=alert(1) x=\"",
            "<img src=x onerror=alert(1)>",
            "<svg/onload=alert(1)>",
            "<svg><script>alert(1)</script></svg>",
            "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
            "<iframe src=javascript:alert(1)></iframe>",
            "<object data=javascript:alert(1)>",
            "<embed src=javascript:alert(1)>",
            "<base href=https://evil.example/>",
            "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
            "<link rel=stylesheet href=https://evil.example/x.css>",
            "<style>@import 'https://evil.example/x.css';</style>",
            "<form action=https://evil.example><input name=q></form>",
            "<a href=\"javascript:alert(1)\">x</a>",
            "<b hx-get=/sign-out hx-trigger=load>x</b>",
            "<b data-hx-on:click=alert(1)>x</b>",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "data:text/html,<script>alert(1)</script>",
            "vbscript:msgbox(1)",
            "[x](javascript:alert(1))",
            "[x](<javascript:alert(1)>)",
            "[x](&#x6A;avascript:alert(1))",
            "[x](java&#x09;script:alert(1))",
            "[x](data:text/html;base64,PHNjcmlwdD4=)",
            "[x](https://a.example \"\\\" onmouseover=alert(1) x=\\\"\")",
            "![x](javascript:alert(1))",
            "![x](https://evil.example/pixel.png)",
            "![x\" onerror=\"alert(1)](https://evil.example/p.png)",
            "[![x](https://evil.example/p.png)](javascript:alert(1))",
            "<javascript:alert(1)>",
            "[x][1] [1]: javascript:alert(1)",
            "```\" onmouseover=\"alert(1)\nx\n```",
            "```</code></pre><script>alert(1)</script>\nx\n```",
            "| a |\n|---|\n| <img src=x onerror=alert(1)> |",
            "<!--><script>alert(1)</script>-->",
            "<![CDATA[<script>alert(1)</script>]]>",
            "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
            "{7*7}{#include layout}{/include}{cdi:visitor.name}",
            "%3Cscript%3Ealert(1)%3C/script%3E",
            "\u202Egnp.exe<script>alert(1)</script>");

    private static final Set<String> NEVER = Set.of(
            "iframe", "object", "embed", "base", "svg", "math", "style", "link", "img", "noscript", "video", "audio");

    private Hostile() {}

    /** No element or attribute that runs, loads or sends anything, beyond those of our own layout. */
    public static void assertHarmless(Element body) {
        for (var element : body.getAllElements()) {
            assertThat(element.tagName()).isNotIn(NEVER);
            assertThat(element.select("form").eachAttr("action")).allMatch(action -> action.startsWith("/"));
            for (var attribute : element.attributes()) {
                var name = attribute.getKey().toLowerCase();
                assertThat(name).doesNotStartWith("on").doesNotContain("hx-on").isNotEqualTo("style");
                if (name.equals("href") || name.equals("src") || name.equals("action")) {
                    assertThat(attribute.getValue()).matches("(?s)(https?://|mailto:|/|#|[^:]*$).*");
                }
                if (name.equals("hx-get")) {
                    assertThat(element.id()).isIn("older", "more");
                }
                if (name.equals("hx-post")) {
                    assertThat(element.is("form.kudos, #preview-button")).isTrue();
                }
            }
        }
        assertThat(body.select("script")).isEmpty();
    }
}
