package dks.ui.posts;

import dks.ui.api.ChangedComment;
import dks.ui.api.Comment;
import dks.ui.forms.Complaints;
import dks.ui.forms.TypedText;
import java.time.Instant;

/**
 * The form for changing a comment, with what was typed into it and what is wrong with that.
 *
 * @param version the version that saving replaces
 * @param saved what somebody else saved while this was being typed; null when nobody did
 */
record CommentEdit(long postId, long id, long version, String body, Complaints complaints, Saved saved) {

    /** What is saved now, and since when. */
    record Saved(String body, PostTime time) {}

    static CommentEdit of(Comment comment) {
        return new CommentEdit(
                comment.postId(), comment.id(), comment.version(), comment.body(), Complaints.NONE, null);
    }

    static CommentEdit sent(long postId, long id, String version, String body) {
        return new CommentEdit(postId, id, TypedText.number(version), TypedText.lines(body), Complaints.NONE, null);
    }

    CommentEdit with(Complaints found) {
        return new CommentEdit(postId, id, version, body, found, saved);
    }

    /** The same text, to be saved over {@code current} by who has seen both. */
    CommentEdit against(Comment current, Complaints found) {
        var now = new Saved(current.body(), new PostTime(current.updatedAt(), Instant.now()));
        return new CommentEdit(postId, id, current.version(), body, found, now);
    }

    /** True when saving this would change nothing. */
    boolean isIn(Comment comment) {
        return body.strip().equals(comment.body().strip());
    }

    ChangedComment toComment() {
        return new ChangedComment(body, version);
    }

    /** Where the comment is. */
    public String href() {
        return "/posts/" + postId + "/comments/" + id;
    }

    /** Where it is shown. */
    public String place() {
        return CommentView.place(postId, id);
    }

    /** Where the form is sent to. */
    public String action() {
        return href() + "/edit";
    }
}
