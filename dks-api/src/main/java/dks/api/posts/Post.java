package dks.api.posts;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A published post.
 *
 * @param id given by the database; grows, with gaps
 * @param link null where there is none
 * @param tags in the order in which they were given; never null
 * @param updatedAt equals {@code createdAt} until the first edit
 * @param version 1 when published, one more with each edit
 */
@Schema(description = "A published post.")
public record Post(
        long id,
        String title,
        @Schema(nullable = true) String link,
        @Schema(description = "Markdown") String body,
        List<String> tags,
        String author,
        Instant createdAt,
        Instant updatedAt,
        int version) {}
