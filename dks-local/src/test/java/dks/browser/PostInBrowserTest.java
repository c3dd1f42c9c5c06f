package dks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import java.util.regex.Pattern;

/** Writing, changing and deleting posts, through a browser and all of DKS. */
@InBrowser
class PostInBrowserTest {
    private final Board board;

    PostInBrowserTest(Board board) {
        this.board = board;
    }

    @EachWay
    void aPostWrittenInTheFormIsOnTheBoardAndInTheApi(boolean javaScript) {
        String title = "Written in a browser " + UUID.randomUUID();
        try (Visitor visitor = board.visitor(javaScript)) {
            visitor.open("/").page().click("#write");
            visitor.fillPost(title, "Some **bold** claim. <script>document.title = 'taken over'</script>", "ECS, c++");
            visitor.page().fill("#link", "https://docs.aws.amazon.com/ecs/");
            visitor.page().fill("#author", Visitor.NAME);
            visitor.page().click("#publish");

            assertThat(visitor.see("h1")).hasText(title);
            visitor.open("/").follow(title);
            assertThat(visitor.see("#body strong")).hasText("bold");
            assertThat(visitor.see("#body script")).hasCount(0);
            assertThat(visitor.see("#link")).hasAttribute("href", "https://docs.aws.amazon.com/ecs/");
            JsonNode post = board.seed().read("/api" + visitor.path());
            assertThat(post.get("author").asText()).isEqualTo(Visitor.NAME);
            assertThat(post.get("tags")).extracting(JsonNode::asText).containsExactly("ecs", "c++");
        }
    }

    @EachWay
    void aFormThatIsNotAcceptedComesBackWithAllThatWasTyped(boolean javaScript) {
        String title = "Refused " + UUID.randomUUID();
        try (Visitor visitor = board.visitor(javaScript)) {
            visitor.open("/posts/new").fillPost(title, "typed with care", "fine, not/fine");
            visitor.page().fill("#author", Visitor.NAME);
            visitor.page().click("#publish");

            assertThat(visitor.page()).hasTitle(Pattern.compile("^Please correct: "));
            assertThat(visitor.see("#problems")).isVisible();
            assertThat(visitor.see("#tags-error")).containsText("A tag has 1 to 30 letters");
            assertThat(visitor.see("#tags")).hasAttribute("aria-invalid", "true");
            assertThat(visitor.see("#title")).hasValue(title);
            assertThat(visitor.see("#body")).hasValue("typed with care");
            assertThat(visitor.see("#tags")).hasValue("fine, not/fine");
            assertThat(visitor.see("#author")).hasValue(Visitor.NAME);

            visitor.page().fill("#tags", "fine");
            visitor.page().click("#publish");
            assertThat(visitor.see("h1")).hasText(title);
        }
    }

    @EachWay
    void twoPeopleEditAtOnceAndTheSecondSeesBothTexts(boolean javaScript) {
        String post = board.seed().post("Both edit this " + UUID.randomUUID(), "As it was.", "Ada", "before");
        try (Visitor first = board.visitor(javaScript);
                Visitor second = board.visitor(javaScript)) {
            second.open(post).follow("Edit");
            first.open(post).follow("Edit");
            first.fillPost("The first's title", "The first's text.", "first")
                    .page()
                    .click("#save");
            assertThat(first.see("#body")).hasText("The first's text.");
            assertThat(first.see(".edited")).isVisible();

            second.fillPost("The second's title", "The second's text.", "second")
                    .page()
                    .click("#save");
            assertThat(second.see("#title")).hasValue("The second's title");
            assertThat(second.see("#body")).hasValue("The second's text.");
            assertThat(second.see("#saved-title")).hasText("The first's title");
            assertThat(second.see("#saved-body")).hasValue("The first's text.");
            assertThat(board.seed().read("/api" + post).get("body").asText()).isEqualTo("The first's text.");

            second.page().click("#save");
            assertThat(second.see("#body")).hasText("The second's text.");
            assertThat(second.see("h1")).hasText("The second's title");
        }
    }

    @EachWay
    void deletingAsksFirst(boolean javaScript) {
        String title = "To be deleted " + UUID.randomUUID();
        String post = board.seed().post(title, "Soon gone.", "Ada");
        try (Visitor visitor = board.visitor(javaScript)) {
            visitor.open(post).follow("Delete");
            visitor.follow("Keep it");
            assertThat(visitor.see("h1")).hasText(title);

            visitor.follow("Delete");
            visitor.page().click("#delete-post button");
            assertThat(visitor.page()).hasURL(Pattern.compile("/$"));
            assertThat(visitor.see("#posts")).not().containsText(title);
            visitor.open(post);
            assertThat(visitor.see("#trouble h1")).hasText("There is nothing here");
        }
    }
}
