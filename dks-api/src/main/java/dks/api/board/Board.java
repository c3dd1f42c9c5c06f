package dks.api.board;

import dks.api.input.InputCheck;
import dks.api.problem.FieldError;
import dks.api.problem.InvalidInput;
import dks.api.problem.NotYours;
import dks.api.signin.Caller;
import dks.api.signin.SignIn;
import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.context.ApplicationScoped;
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

    Board(ExportRepository exports, ImportRepository imports, SignIn signIn, InputCheck input) {
        this.exports = exports;
        this.imports = imports;
        this.signIn = signIn;
        this.input = input;
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

    /** Hands over every line as it was when this began, one after another. */
    void export(Consumer<Line> reader) {
        exports.read(reader);
    }

    /**
     * Stores lines of an export, all or none of them; those that were stored before it leaves alone.
     *
     * @throws BadLine when one breaks a limit or belongs to a post that is not here
     */
    Imported store(List<Line> lines) {
        List<Line> checked = new ArrayList<>(lines.size());
        for (Line line : lines) {
            checked.add(checked(line, checked.size() + 1));
        }
        return imports.store(new Batch(checked));
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
