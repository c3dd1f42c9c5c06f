package dks.ui.posts;

import dks.ui.api.NewPost;
import dks.ui.api.Post;
import dks.ui.api.Problem;
import dks.ui.api.Problem.FieldError;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The form for a new post, with what was typed into it and what is wrong with that.
 *
 * @param key the same for every attempt to send this form, so that a double click or a retry makes one post
 * @param notice a sentence about the form as a whole; null when there is nothing to say
 * @param errors what is wrong, field by field
 */
record PostForm(
        String key,
        String title,
        String link,
        String body,
        String tags,
        String author,
        String notice,
        List<FieldError> errors) {

    private static final Pattern KEY = Pattern.compile("[!-~]{1,64}");
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");
    private static final Pattern BETWEEN_TAGS = Pattern.compile("[,\\s]+");

    PostForm {
        key = key != null && KEY.matcher(key).matches()
                ? key
                : UUID.randomUUID().toString();
        title = orEmpty(title);
        link = orEmpty(link);
        // Browsers send CR LF for every line break, which would count twice against the limit.
        body = orEmpty(body).replace("\r\n", "\n");
        tags = orEmpty(tags);
        author = orEmpty(author);
    }

    static PostForm empty() {
        return new PostForm(null, null, null, null, null, null, null, List.of());
    }

    PostForm withNotice(String sentence) {
        return new PostForm(key, title, link, body, tags, author, sentence, List.of());
    }

    /** The same text in a form that has not been sent yet. */
    PostForm asAnother(String sentence) {
        return new PostForm(null, title, link, body, tags, author, sentence, List.of());
    }

    /** True when this is the post that was typed here; white space aside, which the API may tidy. */
    boolean became(Post post) {
        return words(title).equals(words(post.title())) && words(body).equals(words(post.body()));
    }

    PostForm withProblem(Problem problem) {
        var sentence = problem.errors().isEmpty() ? problem.detail() : null;
        return new PostForm(key, title, link, body, tags, author, sentence, problem.errors());
    }

    /** The post to publish, by the author typed in the form or, signed in, by whom the API takes the sender for. */
    NewPost toPost(boolean signedIn) {
        return new NewPost(title, link.isBlank() ? null : link.strip(), body, splitTags(), signedIn ? null : author);
    }

    /** What is wrong with a field, in the API's words; null when nothing is. */
    public String error(String field) {
        return errors.stream()
                .filter(error -> isAbout(error, field))
                .map(FieldError::message)
                .findFirst()
                .orElse(null);
    }

    /** True when there is something to correct. */
    public boolean invalid() {
        return !errors.isEmpty();
    }

    /** What is wrong with anything that has no field here. */
    public List<FieldError> otherErrors() {
        return errors.stream()
                .filter(error ->
                        Stream.of("title", "link", "body", "tags", "author").noneMatch(field -> isAbout(error, field)))
                .toList();
    }

    private static boolean isAbout(FieldError error, String field) {
        return error.field() != null
                && (error.field().equals(field) || error.field().startsWith(field + "["));
    }

    private List<String> splitTags() {
        return BETWEEN_TAGS
                .splitAsStream(tags.strip())
                .filter(tag -> !tag.isEmpty())
                .toList();
    }

    private static String words(String text) {
        return WHITE_SPACE.matcher(text).replaceAll(" ").strip();
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
