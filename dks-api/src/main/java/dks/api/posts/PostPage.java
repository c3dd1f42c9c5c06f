package dks.api.posts;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Some posts in the order asked for.
 *
 * @param posts as many as were asked for, or fewer where they are long, and at the end
 * @param next the cursor for the page after this, or null when this is the last
 */
@Schema(description = "Some posts in the order asked for.")
public record PostPage(
        List<Post> posts,

        @Schema(nullable = true, description = "Send as cursor to get the next page; null at the end.")
        String next) {}
