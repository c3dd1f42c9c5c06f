package dks.ui.posts;

import dks.ui.api.Comment;
import dks.ui.markdown.Markdown;
import io.quarkus.qute.RawString;
import java.time.Instant;

/**
 * A comment as the pages show it.
 *
 * @param html its text as HTML; null when there is no room for it on this page
 */
record CommentView(Comment comment, Instant now, String html) {

    /** A comment on a page of its own. */
    static CommentView alone(Comment comment) {
        return new CommentView(comment, Instant.now(), Markdown.html(comment.body()));
    }

    /** Where it is shown: the page that holds it, and its place there. */
    static String place(long postId, long id) {
        return "/posts/" + postId + "?comment=" + id + "#" + anchor(id);
    }

    /** Where it is alone; below that it is changed and deleted. */
    static String href(long postId, long id) {
        return "/posts/" + postId + "/comments/" + id;
    }

    /** Where it is alone; below that it is changed and deleted. */
    public String href() {
        return href(comment.postId(), comment.id());
    }

    public String anchor() {
        return anchor(comment.id());
    }

    public String author() {
        return comment.author();
    }

    /** Where every post by this author is. */
    public String authorHref() {
        return Filter.ofAuthor(comment.author(), Order.NEW).href();
    }

    public PostTime time() {
        return new PostTime(comment.createdAt(), now);
    }

    /** True when it is not what was written at first any more. */
    public boolean edited() {
        return !comment.updatedAt().equals(comment.createdAt());
    }

    /** When it was changed last. */
    public PostTime editTime() {
        return new PostTime(comment.updatedAt(), now);
    }

    /** True when whoever looks may change it. */
    public boolean mine() {
        return comment.mine();
    }

    /** Its text; null when there is no room for it on this page. */
    public RawString body() {
        return html == null ? null : new RawString(html);
    }

    private static String anchor(long id) {
        return "comment-" + id;
    }
}
