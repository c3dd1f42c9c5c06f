package dks.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {
    private static final String POST = "{\"type\":\"post\",\"key\":\"k1\",\"title\":\"Grüße\"}";
    private static final String COMMENT = "{\"type\":\"comment\",\"key\":\"k2\",\"post\":\"k1\"}";
    private static final String KUDOS = "{\"type\":\"kudos\",\"post\":\"k1\",\"person\":\"p\"}";

    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();
    private FakeBoard board;

    @BeforeEach
    void start() throws Exception {
        board = new FakeBoard();
        board.imported.addAll(List.of(POST, COMMENT, KUDOS));
    }

    @AfterEach
    void stop() {
        board.close();
    }

    @Test
    void aFileHoldsEveryLineAsItCame() throws Exception {
        Path file = folder.resolve("board.jsonl");

        export().to(file);

        assertThat(file).content(StandardCharsets.UTF_8).isEqualTo(POST + "\n" + COMMENT + "\n" + KUDOS + "\n");
        assertThat(said).containsExactly("Wrote 1 post, 1 comment and 1 kudos to " + file + ".");
    }

    @Test
    void aStreamGetsNothingButLines() throws Exception {
        var out = new ByteArrayOutputStream();

        export().to(out, "standard output");

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(POST + "\n" + COMMENT + "\n" + KUDOS + "\n");
    }

    @Test
    void whatBreaksOnTheWayLeavesTheOldFileAndNoPart() throws Exception {
        Path file = Files.writeString(folder.resolve("board.jsonl"), "the last good one");
        board.troubleAt(1, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", Answers.LINES);
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write((POST + "\n").getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });

        assertThatThrownBy(() -> export().to(file))
                .hasMessageStartingWith("The connection to " + board.url() + " broke");

        assertThat(file).hasContent("the last good one");
        assertThat(folder).isDirectoryNotContaining(path -> path.toString().endsWith(".part"));
    }

    @Test
    void aPageInPlaceOfTheExportLeavesNoFile() {
        Path file = folder.resolve("board.jsonl");
        board.troubleAt(1, FakeBoard.answering(200, "text/html", "<!doctype html>"));

        assertThatThrownBy(() -> export().to(file))
                .hasMessageStartingWith(board.url() + " answers /api/export with a web page (200); ");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whoMayNotIsTold() {
        board.troubleAt(1, FakeBoard.problem(403, "Only moderators export a board."));

        assertThatThrownBy(() -> export().to(folder.resolve("board.jsonl")))
                .hasMessage(board.url() + " refuses (403): Only moderators export a board.");
    }

    @Test
    void aLineThatIsNoneOfABoardsEndsTheExport() {
        board.imported.add(1, "{\"type\":\"invoice\"}");

        assertThatThrownBy(() -> export().to(folder.resolve("board.jsonl")))
                .hasMessage("Line 2 of the export is no line of a board's; run the same again.");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderThatIsMissingIsNamed() {
        Path file = folder.resolve("missing").resolve("board.jsonl");

        assertThatThrownBy(() -> export().to(file)).hasMessageStartingWith("The export cannot be written to " + file);
    }

    private Export export() throws BoardFailure {
        return new Export(board.access(), said::add);
    }
}
