package dks.ui.posts;

import dks.ui.api.Post;
import java.time.Instant;

/**
 * A post as it is stored, shown beside what was typed.
 *
 * @param time when it was saved last
 * @param href where it is
 */
record SavedPost(PostText text, PostTime time, String href) {

    static SavedPost of(Post post) {
        return new SavedPost(PostText.of(post), new PostTime(post.updatedAt(), Instant.now()), "/posts/" + post.id());
    }
}
