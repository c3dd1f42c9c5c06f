package dks.board;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Lines of bytes, one after the other, none longer than what a board takes in one request. */
final class Lines implements AutoCloseable {
    /** Bytes of a whole import request, and so of its longest line with its end. */
    static final int LIMIT = 256 * 1024;

    private final InputStream bytes;
    private int number;

    Lines(InputStream bytes) {
        this.bytes = new BufferedInputStream(bytes, LIMIT);
    }

    /**
     * The next line; empty at the end.
     *
     * @throws BoardFailure when the line is longer than the limit
     */
    Optional<Line> next() throws IOException, BoardFailure {
        var line = new ByteArrayOutputStream();
        number++;
        for (int read = bytes.read(); read != '\n'; read = bytes.read()) {
            if (read < 0) {
                return line.size() == 0 ? Optional.empty() : Optional.of(new Line(number, line.toByteArray()));
            }
            if (line.size() == LIMIT - 1) {
                throw new BoardFailure("Line " + number + " is longer than the " + LIMIT / 1024
                        + " KiB that a board takes in one request.");
            }
            line.write(read);
        }
        return Optional.of(new Line(number, line.toByteArray()));
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
