package dks.api.posts;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.EntityTag;
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
 * @param mine whether the caller may edit it: the author, or anybody where sign-in is off
 * @param comments how many comments it has
 * @param kudos how many people gave it kudos
 * @param kudosMine whether the caller is one of them
 * @param excerpt what a search found in the body; null, and left out, in any other answer
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
        int version,
        @Schema(description = "Whether you may edit it.") boolean mine,

        @Schema(description = "How many comments it has.", minimum = "0")
        long comments,

        @Schema(description = "How many people gave it kudos.", minimum = "0")
        int kudos,

        @Schema(description = "Whether you are one of them.")
        boolean kudosMine,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description = "Only in the answer to a search: the part of the body that was found, as plain text with"
                        + " U+E000 before and U+E001 after each matching word.")
        String excerpt) {

    /** Differs whenever what the caller is shown differs. */
    EntityTag entityTag() {
        return new EntityTag(id + "-" + version + "-" + comments + "-" + kudos
                + (mine ? "-mine" : "")
                + (kudosMine ? "-given" : ""));
    }
}
