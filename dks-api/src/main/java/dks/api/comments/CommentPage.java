package dks.api.comments;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Some comments on a post, oldest first.
 *
 * @param comments as many as were asked for, or fewer where they are long, and at the end
 * @param next the cursor for the page after this, or null when this is the last
 */
@Schema(description = "Some comments on a post, oldest first.")
public record CommentPage(
        List<Comment> comments,

        @Schema(nullable = true, description = "Send as cursor to get the next page; null at the end.")
        String next) {}
