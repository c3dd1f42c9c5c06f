package dks.api.kudos;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The kudos of a post.
 *
 * @param kudos how many people gave it
 * @param kudosMine whether the caller is one of them
 */
@Schema(description = "The kudos of a post.")
public record Kudos(
        @Schema(description = "How many people gave it.", minimum = "0", examples = "3")
        int kudos,

        @Schema(description = "Whether you are one of them.", examples = "true")
        boolean kudosMine) {}
