package dks.ui.api;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One post as the API gives it; {@code link} is null when there is none.
 *
 * @param version grows by one with every change
 * @param mine true when whoever asked may change it
 * @param comments how many comments it has; null when the API is of a version without comments
 * @param kudos how many people gave it kudos; null when the API is of a version without kudos
 * @param kudosMine true when whoever asked is one of them
 * @param excerpt what of the body a search found, the words found between U+E000 and U+E001; null without a search
 */
public record Post(
        long id,
        String title,
        String link,
        String body,
        List<String> tags,
        String author,
        Instant createdAt,
        Instant updatedAt,
        long version,
        boolean mine,
        Long comments,
        Long kudos,
        boolean kudosMine,
        String excerpt)
        implements Written {

    public Post {
        Objects.requireNonNull(title);
        Objects.requireNonNull(body);
        Objects.requireNonNull(author);
        Objects.requireNonNull(createdAt);
        Objects.requireNonNull(updatedAt);
        tags = tags == null ? List.of() : List.copyOf(tags);
    }
}
