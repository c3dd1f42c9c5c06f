package dks.ui.api;

import java.util.List;

/** A page of posts, newest first; {@code next} is the cursor of the page after it, null on the last. */
public record PostList(List<Post> posts, String next) {

    public PostList {
        posts = List.copyOf(posts);
    }
}
