package dks.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SeedTest {
    private final List<String> said = new ArrayList<>();
    private final SeedContent content = new SeedContent(List.of(
            post("first", "Ada", 2, new SeedComment("Grace", "Yes."), new SeedComment("Ada", "No.")),
            post("second", "Grace", 1, new SeedComment("Ada", "Why?")),
            post("third", "Ada", 0)));
    private FakeBoard board;

    @BeforeEach
    void start() throws Exception {
        board = new FakeBoard();
    }

    @AfterEach
    void stop() {
        board.close();
    }

    @Test
    void anEmptyBoardGetsAllOfIt() throws Exception {
        seed();

        assertThat(board.posts.values())
                .extracting(post -> post.path("title").asText())
                .containsExactly("About first", "About second", "About third");
        assertThat(board.comments.values())
                .extracting(comment -> comment.path("body").asText())
                .containsExactly("Yes.", "No.", "Why?");
        assertThat(board.kudos.values()).extracting(Set::size).containsExactlyInAnyOrder(2, 1);
        assertThat(said).startsWith("1 of 3: About first", "2 of 3: About second");
        assertThat(lastLine())
                .isEqualTo("Wrote 3 posts, 3 comments and 3 kudos to " + board.url()
                        + "; 0 posts, 0 comments and 0 kudos were there already.");
    }

    @Test
    void aSecondRunWritesNothingAndSaysSo() throws Exception {
        seed();
        seed();

        assertThat(board.posts).hasSize(3);
        assertThat(board.comments).hasSize(3);
        assertThat(lastLine())
                .isEqualTo("Wrote 0 posts, 0 comments and 0 kudos to " + board.url()
                        + "; 3 posts, 3 comments and 3 kudos were there already.");
    }

    @Test
    void aRunThatWasInterruptedIsCompletedByTheNext() throws Exception {
        board.troubleAt(4, FakeBoard.problem(503, "The database does not answer."));
        assertThatThrownBy(this::seed)
                .isInstanceOf(BoardFailure.class)
                .hasMessage(
                        board.url() + " is in trouble (503: The database does not answer.); run the same again later,"
                                + " nothing is written twice.");

        seed();

        assertThat(board.posts).hasSize(3);
        assertThat(board.comments).hasSize(3);
        assertThat(lastLine())
                .isEqualTo("Wrote 2 posts, 2 comments and 3 kudos to " + board.url()
                        + "; 1 post, 1 comment and 0 kudos were there already.");
    }

    @Test
    void whereNobodySignsInEveryAuthorIsAVisitorOfTheirOwn() throws Exception {
        seed();

        assertThat(board.posts.values())
                .extracting(post -> post.path("author").asText())
                .containsExactly("Ada", "Grace", "Ada");
        assertThat(board.requests)
                .contains("POST /api/posts dks-seed-visitor-ada", "POST /api/posts dks-seed-visitor-grace");
    }

    @Test
    void withATokenAllOfItIsByTheOneWhomItNames() throws Exception {
        seed(Optional.of("a.b.c"));

        assertThat(board.posts.values()).noneMatch(post -> post.has("author"));
        assertThat(board.requests).allMatch(request -> request.endsWith(" Bearer a.b.c"));
        assertThat(board.requests)
                .filteredOn(request -> request.startsWith("PUT "))
                .as("a person has one to give to a post")
                .hasSize(2);
    }

    @Test
    void aPostThatIsThereInAnotherWordingStaysAsItIs() throws Exception {
        board.troubleAt(2, FakeBoard.problem(422, "The Idempotency-Key was used before with a different request."));

        seed();

        assertThat(board.posts).hasSize(2);
        assertThat(lastLine()).contains("; 1 post, 2 comments and 0 kudos were there already.");
    }

    @Test
    void anotherRefusalIsToldInTheBoardsWords() {
        board.troubleAt(2, FakeBoard.problem(400, "Give the post a title."));

        assertThatThrownBy(this::seed).hasMessage(board.url() + " refuses (400): Give the post a title.");
    }

    @Test
    void samplesAreForAnEmptyBoardOnly() throws Exception {
        assertThat(Samples.writeWhenEmpty(board.url(), said::add))
                .isEqualTo(board.posts.size())
                .isBetween(4, 8);
        assertThat(board.comments).isNotEmpty();

        assertThat(Samples.writeWhenEmpty(board.url(), said::add)).isZero();
        assertThat(board.posts).hasSizeBetween(4, 8);
    }

    @Test
    void aSeedAfterTheSamplesFindsThem() throws Exception {
        int samples = Samples.writeWhenEmpty(board.url(), said::add);

        Seed.write(board.access(), SeedContent.all(), said::add);

        assertThat(board.posts).hasSameSizeAs(SeedContent.all().posts());
        assertThat(lastLine()).contains("; " + samples + " posts, ");
    }

    private void seed() throws Exception {
        seed(Optional.empty());
    }

    private void seed(Optional<String> token) throws Exception {
        Seed.write(board.access(token), content, said::add);
    }

    private String lastLine() {
        return said.get(said.size() - 1);
    }

    private static SeedPost post(String name, String author, int kudos, SeedComment... comments) {
        return new SeedPost(name, "About " + name, null, author, List.of(), kudos, "Text.", List.of(comments));
    }
}
