package dks.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportTest {
    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();
    private FakeBoard board;
    private Path file;

    @BeforeEach
    void start() throws Exception {
        board = new FakeBoard();
        file = folder.resolve("board.jsonl");
    }

    @AfterEach
    void stop() {
        board.close();
    }

    @Test
    void everyLineArrivesInOrderInRequestsThatABoardTakes() throws Exception {
        List<String> lines = lines(20, 60_000);
        Files.write(file, lines);

        run();

        assertThat(board.imported).containsExactlyElementsOf(lines);
        assertThat(board.importSizes).hasSize(5).allMatch(size -> size <= 256 * 1024);
        assertThat(said)
                .startsWith("Line 4 of 20 …", "Line 8 of 20 …")
                .endsWith("Imported 20 posts, 0 comments and 0 kudos from " + file + "; 0 lines were there already.");
    }

    @Test
    void anInterruptedImportIsRunAgain() throws Exception {
        Files.write(file, lines(20, 60_000));
        board.troubleAt(3, FakeBoard.problem(503, "The database does not answer."));
        assertThatThrownBy(this::run).hasMessageStartingWith(board.url() + " is in trouble (503: ");

        run();

        assertThat(board.imported).hasSize(20).doesNotHaveDuplicates();
        assertThat(said).last().asString().endsWith("; 8 lines were there already.");
    }

    @Test
    void aRefusedLineIsNamedByItsNumberInTheFile() throws Exception {
        Files.write(file, lines(20, 60_000));
        board.troubleAt(2, FakeBoard.problem(400, "Line 3: Give the post a title."));

        assertThatThrownBy(this::run)
                .hasMessage(
                        file + " is refused: Line 7: Give the post a title. What stands before line 5 is imported.");
        assertThat(board.imported).hasSize(4);
    }

    @Test
    void aFileThatIsRefusedAtOnceIsNotImported() throws Exception {
        Files.write(file, lines(1, 10));
        board.troubleAt(1, FakeBoard.problem(400, "Line 1: Give the post a title."));

        assertThatThrownBy(this::run)
                .hasMessage(file + " is refused: Line 1: Give the post a title. Nothing is imported.");
    }

    @Test
    void emptyLinesCountAndAreNotSent() throws Exception {
        List<String> lines = lines(2, 10);
        Files.writeString(file, "\n" + lines.get(0) + "\n\n" + lines.get(1) + "\n\n");
        board.troubleAt(1, FakeBoard.problem(400, "line 2 has no author"));

        assertThatThrownBy(this::run).hasMessageContaining("line 4 has no author");
        run();

        assertThat(board.imported).isEqualTo(lines);
        assertThat(said).contains("Line 4 of 4 …");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(this::run)
                .isInstanceOf(BoardFailure.class)
                .hasMessage("There is no file " + file + "; FILE names what `make export` has written.");
    }

    @Test
    void anEmptyFileIsNamed() throws Exception {
        Files.writeString(file, "\n");

        assertThatThrownBy(this::run).hasMessage(file + " is empty; `make export FILE=" + file + "` writes one.");
    }

    @Test
    void aFolderIsNoFile() {
        assertThatThrownBy(() -> new Import(board.access(), said::add).from(folder))
                .hasMessageStartingWith(folder + " cannot be read: ");
    }

    @Test
    void aLineThatIsNoneIsNamedBeforeAnythingIsSent() throws Exception {
        for (String wrong : List.of("not JSON", "{\"type\":\"invoice\"}", "[1]", "{\"type\":\"post\"} {}", "\u0000")) {
            Files.write(file, List.of(lines(1, 10).get(0), wrong));

            assertThatThrownBy(this::run)
                    .hasMessage("Line 2 of " + file
                            + " is no line of an exported board: a JSON object of type post, comment or kudos.");
        }
        assertThat(board.requests).isEmpty();
    }

    @Test
    void aLineOverTheLimitIsNamedBeforeAnythingIsSent() throws Exception {
        Files.write(file, List.of(lines(1, 10).get(0), line(2, 256 * 1024)));

        assertThatThrownBy(this::run)
                .hasMessage("Line 2 is longer than the 256 KiB that a board takes in one request.");
        assertThat(board.requests).isEmpty();
    }

    @Test
    void aLineAtTheLimitGoesIntoARequestOfItsOwn() throws Exception {
        Files.write(file, List.of(line(1, 256 * 1024 - 1), line(2, 256 * 1024 - 1)));

        run();

        assertThat(board.importSizes).containsExactly(256 * 1024, 256 * 1024);
    }

    @Test
    void theEndsOfLinesCountTowardsTheLimit() throws Exception {
        Files.write(file, List.of(line(1, 128 * 1024 - 1), line(2, 128 * 1024)));

        run();

        assertThat(board.importSizes).containsExactly(128 * 1024, 128 * 1024 + 1);
    }

    private void run() throws Exception {
        new Import(board.access(), said::add).from(file);
    }

    private static List<String> lines(int count, int bytes) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> line(i, bytes)).toList();
    }

    /** A line of this length, or as short as a line can be. */
    private static String line(int number, int bytes) {
        String start = "{\"type\":\"post\",\"key\":\"" + number + "\",\"body\":\"";
        return start + "x".repeat(Math.max(0, bytes - start.length() - 2)) + "\"}";
    }
}
