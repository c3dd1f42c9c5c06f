package dks.api.comments;

import jakarta.ws.rs.core.EntityTag;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A comment on a post.
 *
 * @param id given by the database; grows, with gaps
 * @param postId the post that it is on
 * @param updatedAt equals {@code createdAt} until the first edit
 * @param version 1 when published, one more with each edit
 * @param mine whether the caller may edit it: the author, or anybody where sign-in is off
 */
@Schema(description = "A comment on a post.")
public record Comment(
        long id,
        long postId,
        @Schema(description = "Markdown") String body,
        String author,
        Instant createdAt,
        Instant updatedAt,
        int version,
        @Schema(description = "Whether you may edit it.") boolean mine) {

    /** Differs whenever what the caller is shown differs. */
    EntityTag entityTag() {
        return new EntityTag("comment-" + id + "-" + version + (mine ? "-mine" : ""));
    }
}
