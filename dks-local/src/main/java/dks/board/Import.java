package dks.board;

import com.fasterxml.jackson.databind.JsonNode;
import dks.board.Tally.Kind;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.function.Consumer;

/** {@code make import}: puts the content of an exported board onto another. Run again, it brings what lacks. */
public final class Import {
    private static final int INVALID = 400;

    private final Board board;
    private final Consumer<String> progress;
    private final Tally tally = new Tally();
    private long known;

    Import(Access access, Consumer<String> progress) {
        this.board = new Board(access, progress);
        this.progress = progress;
    }

    /** Takes no arguments; {@code URL}, {@code FILE} and {@code DKS_TOKEN} come from the environment. */
    public static void main(String[] arguments) {
        Command.run(environment -> {
            String file = environment.getOrDefault("FILE", "");
            if (file.isBlank()) {
                throw new BoardFailure("Say which file, as in: make import URL=http://localhost:8080 FILE=board.jsonl");
            }
            new Import(Access.from(environment), System.out::println).from(Path.of(file));
        });
    }

    /** Sends the file batch by batch. */
    void from(Path path) throws BoardFailure, InterruptedException {
        var file = new BoardFile(path);
        int lines = file.check();
        file.inBatches(batch -> {
            count(send(batch, path));
            progress.accept("Line " + batch.lastLine() + " of " + lines + " …");
        });
        progress.accept("Imported " + tally.written() + " from " + path + "; " + known + " lines were there already.");
    }

    private JsonNode send(Batch batch, Path path) throws BoardFailure, InterruptedException {
        try {
            return board.send(board.request("/api/import")
                    .header("Content-Type", Answers.LINES)
                    .POST(BodyPublishers.ofByteArray(batch.bytes())));
        } catch (Refusal refusal) {
            if (refusal.status() != INVALID) {
                throw refusal;
            }
            String before = batch.firstLine() == 1 ? "Nothing" : "What stands before line " + batch.firstLine();
            throw new BoardFailure(
                    path + " is refused: " + batch.inTheFile(refusal.reason()) + " " + before + " is imported.",
                    refusal);
        }
    }

    private void count(JsonNode answer) {
        tally.add(Kind.POST, answer.path("posts").asLong());
        tally.add(Kind.COMMENT, answer.path("comments").asLong());
        tally.add(Kind.KUDOS, answer.path("kudos").asLong());
        known += answer.path("known").asLong();
    }
}
