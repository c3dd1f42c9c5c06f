package dks.ui.posts;

import dks.ui.api.ChangedPost;
import dks.ui.api.Post;
import dks.ui.forms.Complaints;
import dks.ui.forms.TypedText;

/**
 * The form for changing a post, with what was typed into it and what is wrong with that.
 *
 * @param version the version that saving replaces
 * @param saved what is stored by now and differs from this; null when nothing does
 * @param anew the way to make a new post of this; null when it was opened to change one
 */
record EditForm(long id, long version, PostText text, Complaints complaints, SavedPost saved, Anew anew) {

    static EditForm of(Post post) {
        return new EditForm(post.id(), post.version(), PostText.of(post), Complaints.NONE, null, null);
    }

    static EditForm sent(long id, String version, PostText text) {
        return new EditForm(id, TypedText.number(version), text, Complaints.NONE, null, null);
    }

    EditForm with(Complaints found) {
        return new EditForm(id, version, text, found, saved, anew);
    }

    /** The same text, to be saved over {@code current} by who has seen both. */
    EditForm against(Post current, Complaints found) {
        return new EditForm(id, current.version(), text, found, SavedPost.of(current), anew);
    }

    /** What was typed for a new post, after a first try had been published as {@code current}. */
    static EditForm published(PostForm typed, Post current, Complaints found) {
        var anew = Anew.at("/posts", typed.author());
        return new EditForm(current.id(), current.version(), typed.text(), found, SavedPost.of(current), anew);
    }

    /** What this page is about. */
    public String heading() {
        return anew == null ? "Edit a post" : "Your post is already published";
    }

    /** What saving does. */
    public String saveLabel() {
        return anew != null ? "Save as a change of that post" : saved != null ? "Replace with mine" : "Save";
    }

    ChangedPost toPost() {
        return new ChangedPost(text.title(), text.linkOrNull(), text.body(), text.tagList(), version);
    }

    /** Where the post is. */
    public String href() {
        return "/posts/" + id;
    }

    /** Where the form is sent to. */
    public String action() {
        return href() + "/edit";
    }
}
