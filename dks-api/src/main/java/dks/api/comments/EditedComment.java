package dks.api.comments;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a client sends to edit a comment. The limits are those of {@link NewComment}.
 *
 * @param version the version that was edited; null is refused later, with a sentence
 */
@Schema(
        description = "What it takes to edit a comment.",
        requiredProperties = {"body", "version"})
public record EditedComment(
        @Schema(description = "Markdown; at most 16384 bytes in UTF-8.", examples = "We saw the same …")
        String body,

        @NotNull(message = "Send the version of the comment that was edited.") @Schema(examples = "1")
        Integer version) {

    /** The new content, under the rules of a new comment's. */
    NewComment content() {
        return new NewComment(body, null);
    }
}
