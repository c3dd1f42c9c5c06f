package dks.api.board;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an import stored.
 *
 * @param known how many lines it left alone because they were there already
 */
@Schema(description = "What an import stored.")
public record Imported(
        @Schema(minimum = "0") int posts,
        @Schema(minimum = "0") int comments,
        @Schema(minimum = "0") int kudos,

        @Schema(minimum = "0", description = "Lines that were there already and were left alone.")
        int known) {}
