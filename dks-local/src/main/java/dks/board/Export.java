package dks.board;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code make export}: all content of a board as JSON lines, into a file or to standard output. */
public final class Export {
    private final Board board;
    private final Consumer<String> progress;

    Export(Access access, Consumer<String> progress) {
        this.board = new Board(access, progress);
        this.progress = progress;
    }

    /**
     * Takes no arguments; {@code URL}, {@code FILE} and {@code DKS_TOKEN} come from the environment. Without a file the
     * lines go to standard output, and everything else is said on standard error.
     */
    public static void main(String[] arguments) {
        Command.run(environment -> {
            var export = new Export(Access.from(environment), System.err::println);
            String file = environment.getOrDefault("FILE", "");
            if (file.isBlank()) {
                export.to(new FileOutputStream(FileDescriptor.out), "standard output");
            } else {
                export.to(Path.of(file));
            }
        });
    }

    /** Writes a file that is whole or not there: it gets its name when the last line is in it. */
    void to(Path file) throws BoardFailure, InterruptedException {
        Path part = null;
        try {
            part = Files.createTempFile(file.toAbsolutePath().getParent(), file.getFileName() + "-", ".part");
            part.toFile().deleteOnExit(); // a Ctrl-C comes by no finally
            to(Files.newOutputStream(part), file.toString());
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw unwritable(file.toString(), unwritable);
        } finally {
            delete(part);
        }
    }

    /** Writes the lines as they come, and closes the stream. */
    void to(OutputStream out, String name) throws BoardFailure, InterruptedException {
        var tally = new Tally();
        try (var lines = new Lines(board.lines("/api/export"));
                var buffered = new BufferedOutputStream(out)) {
            for (Optional<Line> line = next(lines); line.isPresent(); line = next(lines)) {
                int number = line.get().number();
                tally.add(line.get().kind().orElseThrow(() -> notALine(number)), true);
                buffered.write(line.get().bytes());
                buffered.write('\n');
            }
        } catch (IOException unwritable) {
            throw unwritable(name, unwritable);
        }
        progress.accept("Wrote " + tally.written() + " to " + name + ".");
    }

    private Optional<Line> next(Lines lines) throws BoardFailure {
        try {
            return lines.next();
        } catch (IOException broken) {
            throw board.broken(broken);
        }
    }

    private static BoardFailure notALine(int number) {
        return new BoardFailure("Line " + number + " of the export is no line of a board's; run the same again.");
    }

    private static BoardFailure unwritable(String name, IOException reason) {
        return new BoardFailure("The export cannot be written to " + name + ": " + reason + ".", reason);
    }

    private static void delete(Path part) {
        try {
            if (part != null) {
                Files.deleteIfExists(part);
            }
        } catch (IOException left) {
            part.toFile().deleteOnExit();
        }
    }
}
