package dks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The API goes away and comes back, seen through browsers that had pages open. */
@InBrowser
class ApiAwayInBrowserTest {
    private final OwnBoard board;

    ApiAwayInBrowserTest(OwnBoard board) {
        this.board = board;
    }

    @AfterEach
    void theApiIsThereForTheOtherTests() throws Exception {
        if (!board.api().process().isAlive()) {
            OwnBoard.quick(board.api()).awaitReady();
        }
    }

    @Test
    void nothingTypedIsLostAndNothingIsPostedTwice() throws Exception {
        String title = "Through an outage " + UUID.randomUUID();
        String post = board.seed().post("Commented through an outage", "Text", "Ada");
        try (Visitor scripted = board.visitor(true);
                Visitor plain = board.visitor(false);
                Visitor commenter = board.visitor(true)) {
            for (Visitor writer : List.of(scripted, plain)) {
                writer.open("/posts/new").fillPost(title, "Typed with care.", "outage");
                writer.page().fill("#author", Visitor.NAME);
            }
            commenter.open(post).page().fill("#comment", "Typed with care, too.");
            commenter.page().fill("#author", Visitor.NAME);

            board.api().stop();
            for (Visitor writer : List.of(scripted, plain)) {
                writer.page().click("#publish");
                assertThat(writer.see("#notice")).isVisible();
                assertThat(writer.see("#title")).hasValue(title);
                assertThat(writer.see("#body")).hasValue("Typed with care.");
                assertThat(writer.see("#tags")).hasValue("outage");
                assertThat(writer.see("#author")).hasValue(Visitor.NAME);
            }
            commenter.page().click("#publish");
            assertThat(commenter.see("#notice")).isVisible();
            assertThat(commenter.see("#comment")).hasValue("Typed with care, too.");

            OwnBoard.quick(board.api()).awaitReady();
            for (Visitor writer : List.of(scripted, plain)) {
                writer.page().click("#publish");
                assertThat(writer.see("h1")).hasText(title);
            }
            commenter.page().click("#publish");
            assertThat(commenter.see(".comment .prose")).hasText("Typed with care, too.");
            assertThat(board.seed().read("/api/posts?tag=outage").get("posts"))
                    .extracting(found -> found.get("title").asText())
                    .containsExactly(title, title);
        }
    }

    @Test
    void kudosWaitForAnotherClick() throws Exception {
        String post = board.seed().post("Liked through an outage", "Text", "Ada");
        try (Visitor scripted = board.visitor(true);
                Visitor plain = board.visitor(false)) {
            scripted.open(post);
            plain.open(post);
            board.api().stop();
            scripted.page().click(".kudos button");
            assertThat(scripted.see(".kudos [role=status]")).containsText("That did not work just now.");
            plain.page().click(".kudos button");
            assertThat(plain.see("#notice")).containsText("That did not work just now.");

            OwnBoard.quick(board.api()).awaitReady();
            scripted.page().click(".kudos button");
            assertThat(scripted.see(".kudos button")).containsText("Kudos · 1");
            plain.page().click("#kudos-again button");
            assertThat(plain.see(".kudos button")).containsText("Kudos · 2");
            assertThat(plain.path()).isEqualTo(post);
        }
    }

    @Test
    void thePagesSaySoAndComeBackWhenAskedAgain() throws Exception {
        String author = "Before an outage " + UUID.randomUUID();
        for (int n = 0; n < 11; n++) {
            board.seed().post("Number " + n, "Text", author);
        }
        try (Visitor reader = board.visitor(true);
                Visitor plain = board.visitor(false)) {
            reader.open("/?author=" + author.replace(" ", "%20"));
            board.api().stop();
            reader.follow("Older posts");
            assertThat(reader.see(".older [role=status]")).hasText("The next posts are not available right now.");
            assertThat(reader.see("#posts .post")).hasCount(10);
            assertThat(plain.page().navigate("/").status()).isEqualTo(503);
            assertThat(plain.see("#trouble h1")).hasText("One moment, please");
            try (Visitor another = board.visitor(true)) {
                Accessible.check(another.open("/"), "API away");
            }

            OwnBoard.quick(board.api()).awaitReady();
            reader.follow("Try again");
            assertThat(reader.see("#posts .post")).hasCount(11);
            plain.follow("Try again");
            assertThat(plain.see("#posts .post").first()).isVisible();
        }
    }
}
