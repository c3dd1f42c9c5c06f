package dks.ui.posts;

import dks.ui.api.NewPost;
import dks.ui.forms.Complaints;
import dks.ui.forms.FormKey;
import dks.ui.forms.TypedText;

/**
 * The form for a new post, with what was typed into it and what is wrong with that.
 *
 * @param key the same for every attempt to send this form, so that a double click or a retry makes one post
 * @param saved what an attempt before this one published; null when none did, or this is not known
 */
record PostForm(String key, PostText text, String author, Complaints complaints, SavedPost saved) {

    PostForm {
        key = FormKey.orNew(key);
        author = TypedText.orEmpty(author);
    }

    static PostForm empty() {
        return new PostForm(null, PostText.empty(), null, Complaints.NONE, null);
    }

    PostForm with(Complaints found) {
        return new PostForm(key, text, author, found, saved);
    }

    /** The same text in a form that has not been sent yet. */
    PostForm asAnother(String sentence, SavedPost before) {
        return new PostForm(null, text, author, Complaints.notice(sentence), before);
    }

    /** The post to publish, by the author typed in the form or, signed in, by whom the API takes the sender for. */
    NewPost toPost(boolean signedIn) {
        return new NewPost(text.title(), text.linkOrNull(), text.body(), text.tagList(), signedIn ? null : author);
    }
}
