package dks.api.posts;

import dks.api.problem.Changed;
import dks.api.problem.Problem;

/** A post was edited by somebody else meanwhile, so an edit of the older version would lose theirs. */
class PostChanged extends Changed {

    private final transient Post current;

    /** Takes the post as it is now. */
    PostChanged(Post current) {
        super("post", current.version());
        this.current = current;
    }

    @Override
    public PostConflict conflict(Problem problem) {
        return new PostConflict(problem, current);
    }
}
