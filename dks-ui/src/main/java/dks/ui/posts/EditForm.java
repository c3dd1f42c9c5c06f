package dks.ui.posts;

import dks.ui.api.ChangedPost;
import dks.ui.api.Post;
import dks.ui.forms.Complaints;
import dks.ui.forms.TypedText;
import java.time.Instant;

/**
 * The form for changing a post, with what was typed into it and what is wrong with that.
 *
 * @param version the version that saving replaces
 * @param saved what somebody else saved while this was being typed; null when nobody did
 */
record EditForm(long id, long version, PostText text, Complaints complaints, Saved saved) {

    /** What is saved now, and since when. */
    record Saved(PostText text, PostTime time) {}

    static EditForm of(Post post) {
        return new EditForm(post.id(), post.version(), PostText.of(post), Complaints.NONE, null);
    }

    static EditForm sent(long id, String version, PostText text) {
        return new EditForm(id, TypedText.number(version), text, Complaints.NONE, null);
    }

    EditForm with(Complaints found) {
        return new EditForm(id, version, text, found, saved);
    }

    /** The same text, to be saved over {@code current} by who has seen both. */
    EditForm against(Post current, Complaints found) {
        var now = new Saved(PostText.of(current), new PostTime(current.updatedAt(), Instant.now()));
        return new EditForm(id, current.version(), text, found, now);
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
