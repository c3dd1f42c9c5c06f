package dks.api.posts;

import dks.api.database.StoppedWork;
import dks.api.input.IdempotencyKey;
import dks.api.input.InputCheck;
import dks.api.paging.PageRequest;
import dks.api.paging.Slice;
import dks.api.problem.InvalidInput;
import dks.api.problem.KeyReused;
import dks.api.problem.NoSuchThing;
import dks.api.problem.NotYours;
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
     * @throws KeyReused when the key was used before for a different request
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
                .or(() -> idempotency.flatMap(used -> repository.findByKey(used, caller)))
                .orElseThrow(() -> new KeyReused(key.orElse("")));
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
     * @throws PostChanged when the post is not at the edited version any more
     */
    Post edit(long id, EditedPost edited) {
        Caller caller = signIn.caller();
        NewPost content = edited.content();
        input.checkEdit(edited, content);
        if (!find(id, caller).mine()) {
            throw new NotYours("Only its author can edit a post.");
        }
        return repository
                .update(id, content, edited.version(), caller)
                .orElseThrow(() -> new PostChanged(find(id, caller)));
    }

    /**
     * Deletes a post.
     *
     * @throws NoSuchThing when there is no such post
     * @throws NotYours when the caller is neither its author nor a moderator
     */
    void delete(long id) {
        Caller caller = signIn.caller();
        if (!find(id, caller).mine() && !caller.moderates()) {
            throw new NotYours("Only its author or a moderator can delete a post.");
        }
        if (!repository.delete(id)) {
            throw missing(id);
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
