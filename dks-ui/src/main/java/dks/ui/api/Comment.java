package dks.ui.api;

import java.time.Instant;
import java.util.Objects;

/**
 * One comment as the API gives it.
 *
 * @param version grows by one with every change
 * @param mine true when whoever asked may change it
 */
public record Comment(
        long id,
        long postId,
        String body,
        String author,
        Instant createdAt,
        Instant updatedAt,
        long version,
        boolean mine)
        implements Written {

    public Comment {
        Objects.requireNonNull(body);
        Objects.requireNonNull(author);
        Objects.requireNonNull(createdAt);
        Objects.requireNonNull(updatedAt);
    }
}
