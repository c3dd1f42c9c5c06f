package dks.api.posts;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a client sends to edit a post: all of it anew, as what is left out is removed. The limits are those of
 * {@link NewPost}.
 *
 * @param version the version that was edited; null is refused later, with a sentence
 */
@Schema(
        description = "What it takes to edit a post: all of it, what is left out is removed.",
        requiredProperties = {"title", "body", "version"})
public record EditedPost(
        @Schema(maxLength = 200, examples = "Why our builds got slow")
        String title,

        @Schema(nullable = true, maxLength = 2000, examples = "https://example.org/article")
        String link,

        @Schema(description = "Markdown; at most 65536 bytes in UTF-8.", examples = "We measured it …")
        String body,

        @Schema(maxItems = 20) List<String> tags,

        @NotNull(message = "Send the version of the post that was edited.") @Schema(examples = "1")
        Integer version) {

    /** The new content, tidied like a new post's. */
    NewPost content() {
        return new NewPost(title, link, body, tags, null);
    }
}
