package dks.api.comments;

import dks.api.input.IdempotencyKey;
import dks.api.input.InputCheck;
import dks.api.input.Precondition;
import dks.api.input.Published;
import dks.api.paging.Cursor;
import dks.api.paging.Order;
import dks.api.paging.PageRequest;
import dks.api.paging.Slice;
import dks.api.problem.Conflict;
import dks.api.problem.Deleted;
import dks.api.problem.InvalidInput;
import dks.api.problem.NoSuchThing;
import dks.api.problem.NotYours;
import dks.api.problem.PreconditionFailed;
import dks.api.signin.Caller;
import dks.api.signin.Person;
import dks.api.signin.SignIn;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The rules of commenting on posts. */
@ApplicationScoped
class Comments {

    private final CommentRepository repository;
    private final SignIn signIn;
    private final InputCheck input;

    Comments(CommentRepository repository, SignIn signIn, InputCheck input) {
        this.repository = repository;
        this.signIn = signIn;
        this.input = input;
    }

    /**
     * Comments on a post; with a key that was used before for the same request, finds the comment of that time.
     *
     * @throws InvalidInput when the comment or the key breaks a limit
     * @throws NoSuchThing when there is no such post
     * @throws Conflict when the key was used before for a different request
     * @throws Deleted when the comment of that time was deleted since
     */
    Comment publish(long postId, NewComment comment, Optional<String> key) {
        Caller caller = signIn.caller();
        input.checkNew(comment, caller);
        String author = caller.person().map(Person::name).orElseGet(comment::author);
        Optional<IdempotencyKey> idempotency =
                key.map(value -> IdempotencyKey.of(value, caller, Long.toString(postId), comment.body(), author));
        return repository
                .insert(postId, comment, author, caller, idempotency)
                .or(() -> idempotency.map(used -> published(used, postId, caller)))
                .orElseThrow(() -> missingPost(postId));
    }

    private Comment published(IdempotencyKey key, long postId, Caller caller) {
        if (!repository.hasPost(postId)) {
            throw missingPost(postId);
        }
        Published<Comment> earlier = repository.findByKey(key, caller).orElseThrow(() -> new Deleted(key.value()));
        if (!earlier.sameRequest()) {
            throw Conflict.keyReused(
                    key.value(),
                    problem -> earlier.thing().mine() ? new CommentConflict(problem, earlier.thing()) : problem);
        }
        return earlier.thing();
    }

    /**
     * The comment of this id.
     *
     * @throws NoSuchThing when there is none
     */
    Comment read(long id) {
        return find(id, signIn.caller());
    }

    /**
     * Replaces the text of a comment. Of several edits of one version the first wins, and the others hear of it.
     *
     * @throws InvalidInput when the text breaks a limit or there is no version
     * @throws NoSuchThing when there is no such comment
     * @throws NotYours when the caller is not its author
     * @throws PreconditionFailed when the comment is not as the condition says
     * @throws Conflict when the comment is not at the edited version any more
     */
    Comment edit(long id, EditedComment edited, Precondition condition) {
        Caller caller = signIn.caller();
        NewComment content = edited.content();
        input.checkEdit(edited, content);
        Comment current = find(id, caller);
        if (!current.mine()) {
            throw new NotYours("Only its author can edit a comment.");
        }
        condition.check(current.entityTag());
        return repository.update(id, content, edited.version(), caller).orElseThrow(() -> changed(find(id, caller)));
    }

    private static Conflict changed(Comment current) {
        return Conflict.changed("comment", current.version(), problem -> new CommentConflict(problem, current));
    }

    /**
     * Deletes a comment.
     *
     * @throws NoSuchThing when there is no such comment
     * @throws NotYours when the caller is neither its author nor a moderator
     * @throws PreconditionFailed when the comment is not as the condition says
     */
    void delete(long id, Precondition condition) {
        Caller caller = signIn.caller();
        Comment current = find(id, caller);
        if (!current.mine() && !caller.moderates()) {
            throw new NotYours("Only its author or a moderator can delete a comment.");
        }
        condition.check(current.entityTag());
        if (!repository.delete(id, condition.guard(current.version()))) {
            find(id, caller);
            throw new PreconditionFailed();
        }
    }

    /**
     * A page of the comments on a post, oldest first.
     *
     * @throws NoSuchThing when there is no such post
     */
    CommentPage oldest(long postId, PageRequest page) {
        Slice<Comment> slice = page.cut(
                repository.oldest(postId, page, signIn.caller()),
                comment -> new Cursor(Order.OLDEST_FIRST, comment.createdAt(), comment.id()),
                Comment::body);
        if (slice.items().isEmpty() && !repository.hasPost(postId)) {
            throw missingPost(postId);
        }
        return new CommentPage(slice.items(), slice.next());
    }

    private Comment find(long id, Caller caller) {
        return repository.find(id, caller).orElseThrow(() -> missing(id));
    }

    private static NoSuchThing missing(long id) {
        return new NoSuchThing("There is no comment " + id + ".");
    }

    private static NoSuchThing missingPost(long id) {
        return new NoSuchThing("There is no post " + id + ".");
    }
}
