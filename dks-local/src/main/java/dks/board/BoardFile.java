package dks.board;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** A file of JSON lines, as an export writes it. */
record BoardFile(Path path) {
    /** What is done with a batch. */
    interface Step {
        void take(Batch batch) throws BoardFailure, InterruptedException;
    }

    /**
     * Reads all of it before anything is sent.
     *
     * @return how many lines it has
     * @throws BoardFailure when it is missing or empty, or a line is none of a board's
     */
    int check() throws BoardFailure {
        try (Lines lines = open()) {
            int last = 0;
            for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                if (!line.get().isBlank() && line.get().kind().isEmpty()) {
                    throw new BoardFailure("Line " + line.get().number() + " of " + path
                            + " is no line of an exported board: a JSON object of type post, comment or kudos.");
                }
                last = line.get().isBlank() ? last : line.get().number();
            }
            if (last == 0) {
                throw new BoardFailure(path + " is empty; `make export FILE=" + path + "` writes one.");
            }
            return last;
        } catch (IOException unreadable) {
            throw unreadable(unreadable);
        }
    }

    /** Goes through the file in batches, each as large as one request may be. */
    void inBatches(Step step) throws BoardFailure, InterruptedException {
        try (Lines lines = open()) {
            var batch = new Batch();
            for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                if (line.get().isBlank()) {
                    continue;
                }
                if (!batch.hasRoomFor(line.get())) {
                    step.take(batch);
                    batch = new Batch();
                }
                batch.add(line.get());
            }
            step.take(batch);
        } catch (IOException unreadable) {
            throw unreadable(unreadable);
        }
    }

    private Lines open() throws IOException {
        return new Lines(Files.newInputStream(path));
    }

    private BoardFailure unreadable(IOException reason) {
        return reason instanceof NoSuchFileException
                ? new BoardFailure("There is no file " + path + "; FILE names what `make export` has written.")
                : new BoardFailure(path + " cannot be read: " + reason.getMessage() + ".", reason);
    }
}
