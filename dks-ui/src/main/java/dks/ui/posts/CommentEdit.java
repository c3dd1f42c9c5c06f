package dks.ui.posts;

import dks.ui.api.ChangedComment;
import dks.ui.api.Comment;
import dks.ui.forms.Complaints;
import dks.ui.forms.TypedText;

/**
 * The form for changing a comment, with what was typed into it and what is wrong with that.
 *
 * @param version the version that saving replaces
 * @param saved what is stored by now and differs from this; null when nothing does
 * @param anew the way to make a new comment of this; null when it was opened to change one
 */
record CommentEdit(
        long postId, long id, long version, String body, Complaints complaints, SavedComment saved, Anew anew) {

    static CommentEdit of(Comment comment) {
        return new CommentEdit(
                comment.postId(), comment.id(), comment.version(), comment.body(), Complaints.NONE, null, null);
    }

    static CommentEdit sent(long postId, long id, String version, String body) {
        return new CommentEdit(
                postId, id, TypedText.number(version), TypedText.lines(body), Complaints.NONE, null, null);
    }

    CommentEdit with(Complaints found) {
        return new CommentEdit(postId, id, version, body, found, saved, anew);
    }

    /** The same text, to be saved over {@code current} by who has seen both. */
    CommentEdit against(Comment current, Complaints found) {
        return new CommentEdit(postId, id, current.version(), body, found, SavedComment.of(current), anew);
    }

    /** What was typed for a new comment, after a first try had been published as {@code current}. */
    static CommentEdit published(CommentForm typed, Comment current, Complaints found) {
        var anew = Anew.at(typed.action(), typed.author());
        return new CommentEdit(
                current.postId(), current.id(), current.version(), typed.body(), found, SavedComment.of(current), anew);
    }

    /** What this page is about. */
    public String heading() {
        return anew == null ? "Edit a comment" : "Your comment is already published";
    }

    /** What saving does. */
    public String saveLabel() {
        return anew != null ? "Save as a change of that comment" : saved != null ? "Replace with mine" : "Save";
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
