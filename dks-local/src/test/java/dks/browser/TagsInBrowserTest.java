package dks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;

/** The page of tags, which shows the hundred that most posts have, and the lists that it leads to. */
@InBrowser
class TagsInBrowserTest {
    private final OwnBoard board;

    TagsInBrowserTest(OwnBoard board) {
        this.board = board;
    }

    @EachWay
    void tagsAndAuthorsAreLinksToTheirPostsAndCombine(boolean javaScript) {
        String tag = Seed.word();
        String author = "Author " + Seed.word();
        board.seed().post("By somebody else", "Text", "Ada", tag);
        board.seed().post("Wanted", "Text", author, tag);
        board.seed().post("Another of theirs", "Text", author);
        try (Visitor visitor = board.visitor(javaScript)) {
            visitor.open("/tags").follow(tag);
            assertThat(visitor.see("#posts h2")).hasText(new String[] {"Wanted", "By somebody else"});

            visitor.open("/?tag=" + tag + "&author=" + author.replace(" ", "%20"));
            assertThat(visitor.see("#posts h2")).hasText(new String[] {"Wanted"});
            visitor.follow("remove tag " + tag);
            assertThat(visitor.see("#posts h2")).hasText(new String[] {"Another of theirs", "Wanted"});
            assertThat(visitor.see("#conditions")).containsText(author);

            visitor.open("/?tag=" + tag).follow(author);
            assertThat(visitor.see("#posts h2")).hasText(new String[] {"Another of theirs", "Wanted"});
        }
    }

    @EachWay
    void theTagsAreCounted(boolean javaScript) {
        String tag = Seed.word();
        board.seed().post("One", "Text", "Ada", tag);
        board.seed().post("Two", "Text", "Ada", tag, "another");
        try (Visitor visitor = board.visitor(javaScript)) {
            visitor.open("/").page().click("#tag-list");
            assertThat(visitor.see("#tags li").filter(new Locator.FilterOptions().setHasText(tag)))
                    .containsText(tag + " 2");
        }
    }
}
