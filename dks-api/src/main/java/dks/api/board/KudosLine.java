package dks.api.board;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One person's kudos for a post of an exported board.
 *
 * @param post the post's key
 * @param person a digest, which does not tell who it is
 */
@Schema(description = "One person's kudos for a post of an exported board.")
public record KudosLine(
        @Key String post,

        @NotNull(message = PERSON) @Pattern(regexp = "(subject|visitor):[0-9a-f]{64}", message = PERSON)
        String person)
        implements Line {

    private static final String PERSON = "Give the person as it was exported: subject: or visitor: and 64 hex digits.";
}
