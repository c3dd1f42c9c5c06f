package dks.ui.posts;

import dks.ui.api.Comment;
import java.time.Instant;

/**
 * A comment as it is stored, shown beside what was typed.
 *
 * @param time when it was saved last
 * @param href where it is shown
 */
record SavedComment(String body, PostTime time, String href) {

    static SavedComment of(Comment comment) {
        return new SavedComment(
                comment.body(),
                new PostTime(comment.updatedAt(), Instant.now()),
                CommentView.place(comment.postId(), comment.id()));
    }
}
