package dks.api.posts;

import dks.api.problem.FieldError;
import dks.api.problem.InvalidInput;
import dks.api.problem.KeyReused;
import dks.api.signin.SignIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules of publishing and listing. */
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
        Optional<String> signedIn = signIn.name();
        check(post, signedIn.isPresent() ? NewPost.SignedIn.class : NewPost.Typed.class);
        String author = signedIn.orElse(post.author());
        Optional<IdempotencyKey> idempotency = key.map(value -> IdempotencyKey.of(value, post, author));
        return repository
                .insert(post, author, idempotency)
                .or(() -> idempotency.flatMap(repository::findByKey))
                .orElseThrow(() -> new KeyReused(key.orElse("")));
    }

    Optional<Post> find(long id) {
        return repository.find(id);
    }

    /** One more than asked for is read, which tells whether there is a next page. */
    PostPage newest(PostFilter filter, int limit, Optional<Cursor> after) {
        List<Post> found = repository.newest(filter, limit + 1, after);
        if (found.size() <= limit) {
            return new PostPage(found, null);
        }
        List<Post> posts = found.subList(0, limit);
        return new PostPage(posts, Cursor.of(posts.get(limit - 1)).encoded());
    }

    private void check(NewPost post, Class<?> rules) {
        Set<ConstraintViolation<NewPost>> violations = validator.validate(post, rules);
        if (!violations.isEmpty()) {
            throw new InvalidInput(violations.stream()
                    .map(violation -> new FieldError(field(violation.getPropertyPath()), violation.getMessage()))
                    .distinct()
                    .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::message))
                    .toList());
        }
    }

    /** The property's own name, also for an element of a list. */
    private static String field(Path path) {
        return path.iterator().next().getName();
    }
}
