package dks.ui.posts;

import dks.ui.api.Comment;
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
record Comments(List<CommentView> items, String nextHref, boolean missing) {

    static final Comments NONE = new Comments(List.of(), null, false);

    static Comments of(long postId, List<Comment> comments, String next) {
        var now = Instant.now();
        return new Comments(
                comments.stream().map(comment -> new CommentView(comment, now)).toList(),
                next == null ? null : href(postId, next),
                false);
    }

    static Comments missing(long postId, String cursor) {
        return new Comments(List.of(), href(postId, cursor), true);
    }

    private static String href(long postId, String cursor) {
        return "/posts/" + postId
                + (cursor == null ? "" : "?comments=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8));
    }
}
