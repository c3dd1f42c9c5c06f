package dks.ui.api;

import java.util.List;

/** A page of comments, oldest first; {@code next} is the cursor of the page after it, null on the last. */
public record CommentList(List<Comment> comments, String next) {

    public CommentList {
        comments = List.copyOf(comments);
    }
}
