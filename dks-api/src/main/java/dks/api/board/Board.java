package dks.api.board;

import dks.api.board.ExportRepository.Extent;
import dks.api.board.ExportRepository.Place;
import dks.api.board.ExportRepository.PlacedLine;
import dks.api.input.InputCheck;
import dks.api.limit.Bulkhead;
import dks.api.problem.FieldError;
import dks.api.problem.InvalidInput;
import dks.api.problem.NotYours;
import dks.api.problem.TooManyRequests;
import dks.api.signin.Caller;
import dks.api.signin.SignIn;
import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The rules of moving a board: all that people wrote, from one service to another. */
@ApplicationScoped
class Board {

    private final ExportRepository exports;
    private final ImportRepository imports;
    private final SignIn signIn;
    private final InputCheck input;
    private final LineReader lines;
    private final Bulkhead exporting;
    private final Bulkhead importing;

    Board(
            ExportRepository exports,
            ImportRepository imports,
            SignIn signIn,
            InputCheck input,
            LineReader lines,
            BoardSettings settings) {
        this.exports = exports;
        this.imports = imports;
        this.signIn = signIn;
        this.input = input;
        this.lines = lines;
        exporting = new Bulkhead(
                () -> new TooManyRequests(
                        "Other exports are running; try again when they have ended.", Duration.ofSeconds(30)),
                settings.exportsAtOnce(),
                0);
        importing = new Bulkhead(
                () -> new TooManyRequests(
                        "Other imports are running; send this one again in a moment.", Duration.ofSeconds(2)),
                settings.importsAtOnce(),
                settings.importsWaiting());
    }

    /**
     * Refuses who may not move the board.
     *
     * @throws UnauthorizedException when people sign in here and the caller did not
     * @throws NotYours when the caller is signed in and no moderator
     */
    void admit() {
        Caller caller = signIn.caller();
        if (caller.unchecked() || caller.moderates()) {
            return;
        }
        if (caller.person().isEmpty()) {
            throw new UnauthorizedException();
        }
        throw new NotYours("Only a moderator can export or import the board.");
    }

    /**
     * The right to export, to be closed after it.
     *
     * @throws TooManyRequests when as many exports run as may
     */
    Bulkhead.Place startExport() {
        return exporting.enter();
    }

    /**
     * Hands over the board, a chunk after the other. Posts and comments published after the start are left out. All else
     * is as it is when its chunk is read: an edit or a deletion meanwhile shows in what comes after it.
     */
    void export(Consumer<List<Line>> reader) {
        Extent extent = exports.extent();
        List<PlacedLine> chunk = exports.after(Place.START, extent);
        while (!chunk.isEmpty()) {
            reader.accept(chunk.stream().map(PlacedLine::line).toList());
            chunk = exports.after(chunk.get(chunk.size() - 1).place(), extent);
        }
    }

    /**
     * Stores lines of an export, all or none of them; those that were stored before it leaves alone.
     *
     * @throws BadLine when one breaks a limit or belongs to a post that is not here
     * @throws TooManyRequests when as many imports wait as may
     */
    Imported store(byte[] body) {
        return importing.run(() -> {
            List<Line> checked = new ArrayList<>();
            lines.read(body, line -> checked.add(checked(line, checked.size() + 1)));
            return imports.store(new Batch(checked));
        });
    }

    private Line checked(Line line, int number) {
        try {
            if (line instanceof PostLine post) {
                input.checkMoved(post, post.content());
                requireOrder(post.createdAt(), post.updatedAt());
                return post.tidied();
            }
            if (line instanceof CommentLine comment) {
                input.checkMoved(comment, comment.content());
                requireOrder(comment.createdAt(), comment.updatedAt());
                return comment.tidied();
            }
            input.checkMoved(line, line);
            return line;
        } catch (InvalidInput e) {
            FieldError first = e.errors().get(0);
            throw new BadLine(number, "'" + first.field() + "' is not right. " + first.message());
        }
    }

    private static void requireOrder(Instant createdAt, Instant updatedAt) {
        if (updatedAt.isBefore(createdAt)) {
            throw new InvalidInput("updatedAt", "Give a time that is not before createdAt.");
        }
    }
}
