package dks.api.comments;

import dks.api.problem.Changed;
import dks.api.problem.Problem;

/** A comment was edited meanwhile, in another window, so an edit of the older version would lose that. */
class CommentChanged extends Changed {

    private final transient Comment current;

    /** Takes the comment as it is now. */
    CommentChanged(Comment current) {
        super("comment", current.version());
        this.current = current;
    }

    @Override
    public CommentConflict conflict(Problem problem) {
        return new CommentConflict(problem, current);
    }
}
