package dks.api.comments;

import com.fasterxml.jackson.annotation.JsonCreator;
import dks.api.input.AuthorName;
import dks.api.input.Text;
import dks.api.input.Utf8Size;
import dks.api.input.Visible;
import jakarta.validation.constraints.Null;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a client sends to comment on a post. The database repeats these limits.
 *
 * @param body Markdown, 1 to 16384 bytes in UTF-8
 * @param author 1 to 80 characters without outer white space; only where nobody signs in
 */
@Schema(description = "What it takes to comment on a post.", requiredProperties = "body")
public record NewComment(
        @Visible(message = "Write a text for the comment.")
        @Utf8Size(max = 16384, message = "Shorten the comment to at most 16 KiB.")
        @Pattern(regexp = Text.ANY, message = "Remove control characters from the comment.")
        @Schema(minLength = 1, description = "Markdown; at most 16384 bytes in UTF-8.", examples = "We saw the same …")
        String body,

        @AuthorName(groups = AuthorName.Typed.class)
        @Null(message = "Leave the author out: it is the person signed in.", groups = AuthorName.SignedIn.class)
        @Schema(
                required = false,
                minLength = 1,
                maxLength = 80,
                description = "Required where sign-in is off; must be left out where it is on.")
        String author) {

    /** Removes the white space around the author's name; judges nothing. */
    @JsonCreator
    public NewComment {
        author = author == null ? null : author.strip();
    }
}
