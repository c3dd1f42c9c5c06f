package dks.ui.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dks.ui.Hostile;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MarkdownTest {

    static final List<String> PAYLOADS = Hostile.PAYLOADS;

    @Test
    void the_usual_markup_works() {
        var html = render("A **b** *e* `c` ~~d~~\n\n- x\n\n3. y\n\n> q\n\n```java\nint i;\n```\n\n---");
        assertThat(html.select("strong").text()).isEqualTo("b");
        assertThat(html.select("em").text()).isEqualTo("e");
        assertThat(html.select("p code").text()).isEqualTo("c");
        assertThat(html.select("del").text()).isEqualTo("d");
        assertThat(html.select("ul li").text()).isEqualTo("x");
        assertThat(html.select("ol").attr("start")).isEqualTo("3");
        assertThat(html.select("blockquote").text()).isEqualTo("q");
        assertThat(html.select("pre code.language-java").text()).isEqualTo("int i;");
        assertThat(html.select("hr")).hasSize(1);
    }

    @Test
    void tables_keep_their_alignment() {
        var html = render("| a | b |\n|:--|--:|\n| 1 | 2 |");
        assertThat(html.select("th").eachText()).containsExactly("a", "b");
        assertThat(html.select("td[align=right]").text()).isEqualTo("2");
    }

    @Test
    void headings_go_below_the_heading_of_the_page() {
        var html = render("# One\n\n## Two\n\n### Three\n\n#### Four\n\n##### Five\n\n###### Six");
        assertThat(html.select("h1")).isEmpty();
        assertThat(html.select("h2").text()).isEqualTo("One");
        assertThat(html.select("h3").text()).isEqualTo("Two");
        assertThat(html.select("h6").eachText()).containsExactly("Five", "Six");
    }

    @Test
    void no_level_of_headings_is_skipped() {
        var html = render("### One\n\n###### Two\n\n# Three");
        assertThat(html.select("h2").eachText()).containsExactly("One", "Three");
        assertThat(html.select("h3").text()).isEqualTo("Two");
    }

    @Test
    void what_may_be_too_wide_is_reached_by_keyboard_to_scroll_it() {
        var html = render("```\ncode\n```\n\n| a |\n|---|\n| 1 |");
        assertThat(html.select("pre[tabindex=0]")).hasSize(1);
        assertThat(html.select("table[tabindex=0]")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[t](https://example.com/a)", "https://example.com/a", "<https://example.com/a>"})
    void every_link_is_marked_as_not_ours(String markdown) {
        var link = render(markdown).selectFirst("a");
        assertThat(link.attr("href")).isEqualTo("https://example.com/a");
        assertThat(link.attr("rel").split(" ")).containsExactlyInAnyOrder("nofollow", "noopener", "noreferrer", "ugc");
    }

    @Test
    void images_become_links_so_that_reading_asks_nobody_else() {
        var html = render("![A plan](https://example.com/plan.png) ![](https://example.com/x.png)");
        assertThat(html.select("img")).isEmpty();
        assertThat(html.select("a").eachText()).containsExactly("A plan", "image");
        assertThat(html.select("a").first().attr("href")).isEqualTo("https://example.com/plan.png");
    }

    @Test
    void an_image_within_a_link_leaves_the_link() {
        var html = render("[![build *passing*](https://example.com/badge.svg)](https://example.com/ci)");
        assertThat(html.select("a")).hasSize(1);
        assertThat(html.select("a").attr("href")).isEqualTo("https://example.com/ci");
        assertThat(html.select("a").text()).isEqualTo("build passing");
    }

    @Test
    void html_is_shown_not_used() {
        assertThat(render("<b>x</b>").text()).isEqualTo("<b>x</b>");
        assertThat(render("<div>\nx\n</div>").select("div")).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("PAYLOADS")
    void nothing_hostile_survives(String payload) {
        Hostile.assertHarmless(render(payload).body());
        Hostile.assertHarmless(render("- > " + payload + "\n\n# " + payload + "\n\n[" + payload + "](" + payload + ")")
                .body());
    }

    @ParameterizedTest
    @FieldSource("PAYLOADS")
    void the_second_wall_holds_without_the_first(String payload) {
        Hostile.assertHarmless(
                Jsoup.parseBodyFragment(SafeHtml.of(payload, 1_000_000)).body());
    }

    @ParameterizedTest
    @ValueSource(strings = {">", "*a _b ", "[", "![", "- ", "`", "<a ", "1. ", "|", "**", "~~a ", "\\", "&", "a@b."})
    void the_deepest_nesting_that_fits_a_post_is_survived(String piece) {
        var text = piece.repeat(65_536 / piece.length());
        Hostile.assertHarmless(render(text).body());
        assertThat(Markdown.excerpt(text, 200)).hasSizeLessThanOrEqualTo(201);
    }

    @Test
    void an_excerpt_is_text_cut_at_a_word() {
        assertThat(Markdown.excerpt("# Title\n\nSome **bold** [words](https://example.com) here", 200))
                .contains("Some bold")
                .doesNotContain("**", "\n", "# ");
        assertThat(Markdown.excerpt("one two three four", 9)).isEqualTo("one two…");
        assertThat(Markdown.excerpt("x".repeat(50), 10)).isEqualTo("x".repeat(9) + "…");
        assertThat(Markdown.excerpt("🚢".repeat(50), 10)).isEqualTo("🚢".repeat(4) + "…");
        assertThat(Markdown.excerpt("short", 10)).isEqualTo("short");
    }

    private static Document render(String markdown) {
        return Jsoup.parseBodyFragment(Markdown.html(markdown));
    }
}
