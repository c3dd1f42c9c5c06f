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
            "<details open ontoggle=alert(1)>",
            "<video><source onerror=alert(1)></video>",
            "<body onload=alert(1)>",
            "<input type=image src=x onerror=alert(1)>",
            "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
            "<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>",
            "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
            "<template><script>alert(1)</script></template>",
            "<xss style=\"behavior:url(x.htc);width:expression(alert(1))\">",
            "<<script>alert(1)//<</script>",
            "<script/src=//evil.example/x.js></script>",
            "<scr<script>ipt>alert(1)</scr</script>ipt>",
            "<form id=content><input name=parentNode></form>",
            "<a href=\"jAvAsCrIpT&colon;alert(1)\">x</a>",
            "&lt;script&gt;alert(1)&lt;/script&gt;",
            "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
            "%253Cscript%253Ealert(1)%253C/script%253E",
            "[x](javascript&#58;alert(1))",
            "[x](&#0000106&#0000097&#0000118&#0000097&#0000115&#0000099&#0000114&#0000105&#0000112&#0000116&#0000058alert(1))",
            "[x](feed:javascript:alert(1))",
            "[x](//evil.example)",
            "https://a.example/\"onmouseover=\"alert(1)",
            "<https://a.example/'onmouseover='alert(1)>",
            "mailto:x@a.example?subject=\"><script>alert(1)</script>",
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
