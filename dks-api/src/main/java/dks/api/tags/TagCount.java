package dks.api.tags;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A tag in use.
 *
 * @param posts how many posts have it; at least 1
 */
@Schema(description = "A tag in use.")
public record TagCount(
        @Schema(examples = "ecs") String tag,

        @Schema(description = "How many posts have it.", minimum = "1")
        long posts) {}
