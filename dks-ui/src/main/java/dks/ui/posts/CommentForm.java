package dks.ui.posts;

import dks.ui.api.Comment;
import dks.ui.api.NewComment;
import dks.ui.forms.Complaints;
import dks.ui.forms.FormKey;
import dks.ui.forms.TypedText;

/**
 * The form for a new comment, with what was typed into it and what is wrong with that.
 *
 * @param key the same for every attempt to send this form, so that a double click or a retry makes one comment
 * @param saved what an attempt before this one published; null when none did, or this is not known
 */
record CommentForm(long postId, String key, String body, String author, Complaints complaints, SavedComment saved) {

    CommentForm {
        key = FormKey.orNew(key);
        body = TypedText.lines(body);
        author = TypedText.orEmpty(author);
    }

    static CommentForm empty(long postId) {
        return new CommentForm(postId, null, null, null, Complaints.NONE, null);
    }

    CommentForm with(Complaints found) {
        return new CommentForm(postId, key, body, author, found, saved);
    }

    /** The same text in a form that has not been sent yet. */
    CommentForm asAnother(String sentence, SavedComment before) {
        return new CommentForm(postId, null, body, author, Complaints.notice(sentence), before);
    }

    /** True when this is the comment that was typed here. */
    boolean became(Comment comment) {
        return TypedText.sameWords(body, comment.body());
    }

    /** True when publishing this would store what is stored already. */
    boolean isIn(Comment comment) {
        return body.strip().equals(comment.body().strip());
    }

    /** The comment to publish, by the author typed in the form or, signed in, by whom the API takes the sender for. */
    NewComment toComment(boolean signedIn) {
        return new NewComment(body, signedIn ? null : author);
    }

    /** Where the post is. */
    public String href() {
        return "/posts/" + postId;
    }

    /** Where the form is sent to. */
    public String action() {
        return href() + "/comments";
    }
}
