package dks.api.posts;

import dks.api.database.StoppedWork;
import dks.api.input.IdempotencyKey;
import dks.api.input.InputCheck;
import dks.api.input.Precondition;
import dks.api.input.Published;
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
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;

/** The rules of publishing, listing, editing and deleting. */
@ApplicationScoped
class Posts {

    private final PostRepository repository;
    private final SignIn signIn;
    private final InputCheck input;

    Posts(PostRepository repository, SignIn signIn, InputCheck input) {
        this.repository = repository;
        this.signIn = signIn;
        this.input = input;
    }

    /**
     * Publishes a post; with a key that was used before for the same request, finds the post of that time.
     *
     * @throws InvalidInput when the post or the key breaks a limit
     * @throws Conflict when the key was used before for a different request
     * @throws Deleted when the post of that time was deleted since
     */
    Post publish(NewPost post, Optional<String> key) {
        Caller caller = signIn.caller();
        input.checkNew(post, caller);
        String author = caller.person().map(Person::name).orElseGet(post::author);
        Optional<IdempotencyKey> idempotency = key.map(value -> IdempotencyKey.of(
                value,
                caller,
                post.title(),
                Optional.ofNullable(post.link()).orElse(""),
                post.body(),
                String.join(",", post.tags()),
                author));
        return repository
                .insert(post, author, caller, idempotency)
                .orElseGet(() -> published(idempotency.orElseThrow(), caller));
    }

    private Post published(IdempotencyKey key, Caller caller) {
        Published<Post> earlier = repository.findByKey(key, caller).orElseThrow(() -> new Deleted(key.value()));
        if (!earlier.sameRequest()) {
            throw Conflict.keyReused(
                    key.value(),
                    problem -> earlier.thing().mine() ? new PostConflict(problem, earlier.thing()) : problem);
        }
        return earlier.thing();
    }

    /**
     * The post of this id.
     *
     * @throws NoSuchThing when there is none
     */
    Post read(long id) {
        return find(id, signIn.caller());
    }

    /**
     * Replaces the content of a post. Of several edits of one version the first wins, and the others hear of it.
     *
     * @throws InvalidInput when the content breaks a limit or has no version
     * @throws NoSuchThing when there is no such post
     * @throws NotYours when the caller is not its author
     * @throws PreconditionFailed when the post is not as the condition says
     * @throws Conflict when the post is not at the edited version any more
     */
    Post edit(long id, EditedPost edited, Precondition condition) {
        Caller caller = signIn.caller();
        NewPost content = edited.content();
        input.checkEdit(edited, content);
        Post current = find(id, caller);
        if (!current.mine()) {
            throw new NotYours("Only its author can edit a post.");
        }
        condition.check(current.entityTag());
        return repository.update(id, content, edited.version(), caller).orElseThrow(() -> changed(find(id, caller)));
    }

    private static Conflict changed(Post current) {
        return Conflict.changed("post", current.version(), problem -> new PostConflict(problem, current));
    }

    /**
     * Deletes a post.
     *
     * @throws NoSuchThing when there is no such post
     * @throws NotYours when the caller is neither its author nor a moderator
     * @throws PreconditionFailed when the post is not as the condition says
     */
    void delete(long id, Precondition condition) {
        Caller caller = signIn.caller();
        Post current = find(id, caller);
        if (!current.mine() && !caller.moderates()) {
            throw new NotYours("Only its author or a moderator can delete a post.");
        }
        condition.check(current.entityTag());
        if (!repository.delete(id, condition.guard(current.version()))) {
            find(id, caller);
            throw new PreconditionFailed();
        }
    }

    /**
     * A page of the posts that pass the filter.
     *
     * @throws InvalidInput when it takes longer than a search may to find them
     */
    PostPage list(PostFilter filter, PostOrder order, PageRequest page) {
        Slice<Post> slice = page.cut(found(filter, order, page), order::place, Post::body);
        return new PostPage(slice.items(), slice.next());
    }

    /** The words are at fault, not the service: the same search again would take as long. */
    private List<Post> found(PostFilter filter, PostOrder order, PageRequest page) {
        try {
            return repository.list(filter, order, page, signIn.caller());
        } catch (JdbiException e) {
            if (filter.query().isPresent() && StoppedWork.tookTooLong(e)) {
                throw new InvalidInput("q", "The search took too long. Search for fewer or rarer words.");
            }
            throw e;
        }
    }

    private Post find(long id, Caller caller) {
        return repository.find(id, caller).orElseThrow(() -> missing(id));
    }

    private static NoSuchThing missing(long id) {
        return new NoSuchThing("There is no post " + id + ".");
    }
}
