package dks.ui.posts;

import dks.ui.api.Comment;
import dks.ui.markdown.HtmlBudget;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * A run of comments on a post and the way to the next.
 *
 * @param nextHref where the comments after these are; null when there are none
 * @param missing true when these comments could not be read, and {@code nextHref} is where to try again
 */
record Comments(List<Comment> found, String nextHref, boolean missing) {

    static final Comments NONE = new Comments(List.of(), null, false);

    static Comments of(long postId, List<Comment> comments, String next) {
        return new Comments(comments, next == null ? null : href(postId, next), false);
    }

    static Comments missing(long postId, String cursor) {
        return new Comments(List.of(), href(postId, cursor), true);
    }

    /**
     * The comments as the page shows them. Their texts are rendered here, when the page is made; those that are too much
     * for one page are left to pages of their own.
     */
    public List<CommentView> items() {
        var now = Instant.now();
        var budget = new HtmlBudget();
        return found.stream()
                .map(comment -> new CommentView(comment, now, budget.html(comment.body())))
                .toList();
    }

    /** Of all their texts together. */
    long characters() {
        return found.stream().mapToLong(comment -> comment.body().length()).sum();
    }

    /** True when the comment with this id is one of them. */
    boolean hold(long id) {
        return found.stream().anyMatch(comment -> comment.id() == id);
    }

    private static String href(long postId, String cursor) {
        return "/posts/" + postId
                + (cursor == null ? "" : "?comments=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8));
    }
}
