package dks.api.posts;

import dks.api.problem.FieldError;
import dks.api.problem.InvalidInput;
import dks.api.problem.KeyReused;
import dks.api.problem.NoSuchThing;
import dks.api.problem.NotYours;
import dks.api.signin.Caller;
import dks.api.signin.Person;
import dks.api.signin.SignIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import jakarta.validation.groups.Default;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules of publishing, listing, editing and deleting. */
@ApplicationScoped
class Posts {

    private final PostRepository repository;
    private final SignIn signIn;
    private final Validator validator;

    Posts(PostRepository repository, SignIn signIn, Validator validator) {
        this.repository = repository;
        this.signIn = signIn;
        this.validator = validator;
    }

    /**
     * Publishes a post; with a key that was used before for the same request, finds the post of that time.
     *
     * @throws InvalidInput when the post or the key breaks a limit
     * @throws KeyReused when the key was used before for a different request
     */
    Post publish(NewPost post, Optional<String> key) {
        Caller caller = signIn.caller();
        check(violations(post, caller.unchecked() ? NewPost.Typed.class : NewPost.SignedIn.class));
        String author = caller.person().map(Person::name).orElseGet(post::author);
        Optional<IdempotencyKey> idempotency =
                key.map(value -> IdempotencyKey.of(value, post, author, caller.subject()));
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
        check(Stream.concat(violations(content, Default.class), violations(edited, Default.class)));
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

    /** One more than asked for is read, which tells whether there is a next page. */
    PostPage newest(PostFilter filter, int limit, Optional<Cursor> after) {
        List<Post> found = repository.newest(filter, limit + 1, after, signIn.caller());
        if (found.size() <= limit) {
            return new PostPage(found, null);
        }
        List<Post> posts = found.subList(0, limit);
        return new PostPage(posts, Cursor.of(posts.get(limit - 1)).encoded());
    }

    private Post find(long id, Caller caller) {
        return repository.find(id, caller).orElseThrow(() -> missing(id));
    }

    private static NoSuchThing missing(long id) {
        return new NoSuchThing("There is no post " + id + ".");
    }

    private Stream<FieldError> violations(Object request, Class<?> rules) {
        return validator.validate(request, rules).stream()
                .map(violation -> new FieldError(field(violation.getPropertyPath()), violation.getMessage()));
    }

    private static void check(Stream<FieldError> violations) {
        List<FieldError> errors = violations
                .distinct()
                .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::message))
                .toList();
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }

    /** The property's own name, also for an element of a list. */
    private static String field(Path path) {
        return path.iterator().next().getName();
    }
}
