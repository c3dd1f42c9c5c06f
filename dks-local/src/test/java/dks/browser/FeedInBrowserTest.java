package dks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** The way from the pages to their feed, as a browser and a feed reader go it. */
@InBrowser
class FeedInBrowserTest {
    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private final Board board;

    FeedInBrowserTest(Board board) {
        this.board = board;
    }

    @Test
    void theListOfATagLeadsToItsFeed() throws Exception {
        String tag = Seed.word();
        board.seed().post("Not in it", "Text", "Ada", "other");
        board.seed().post("First & foremost", "A <b>", "Ada", tag);
        board.seed().post("Second", "Text", "Ada", tag);
        try (Visitor reader = board.visitor(true)) {
            reader.open("/?tag=" + tag);
            String address = reader.see("#feed").getAttribute("href");
            assertThat(reader.see("head link[type='application/atom+xml']")).hasAttribute("href", address);
            assertThat(titles(read(reader, address))).containsExactly("Second", "First & foremost");

            reader.open("/");
            assertThat(titles(read(reader, reader.see("#feed").getAttribute("href"))))
                    .startsWith("Second", "First & foremost", "Not in it");
        }
    }

    private static Document read(Visitor reader, String address) throws Exception {
        APIResponse feed = reader.page().request().get(address);
        assertThat(feed.status()).isEqualTo(200);
        assertThat(feed.headers().get("content-type")).startsWith("application/atom+xml");
        var parsers = DocumentBuilderFactory.newDefaultNSInstance();
        return parsers.newDocumentBuilder().parse(new ByteArrayInputStream(feed.body()));
    }

    private static List<String> titles(Document feed) {
        var titles = feed.getElementsByTagNameNS(ATOM, "title");
        return IntStream.range(1, titles.getLength()) // the first is the feed's own
                .mapToObj(n -> titles.item(n).getTextContent())
                .toList();
    }
}
