package dks.api.posts;

import com.fasterxml.jackson.annotation.JsonCreator;
import dks.api.input.AuthorName;
import dks.api.input.Text;
import dks.api.input.Utf8Size;
import dks.api.input.Visible;
import jakarta.validation.constraints.Null;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.CodePointLength;

/**
 * What a client sends to publish a post, tidied: outer white space removed, an empty link left out, tags in lower case
 * and each once, the marks of an {@link Excerpt} taken out. The database repeats these limits.
 *
 * @param title 1 to 200 characters
 * @param link an absolute http or https address of at most 2000 characters, or null
 * @param body Markdown, 1 to 65536 bytes in UTF-8
 * @param tags at most 20, each of 1 to 30 letters, digits and {@code . + # -}; never null
 * @param author 1 to 80 characters; only where nobody signs in
 */
@Schema(
        description = "What it takes to publish a post.",
        requiredProperties = {"title", "body"})
public record NewPost(
        @Visible(message = "Give the post a title.")
        @CodePointLength(max = 200, message = "Shorten the title to at most 200 characters.")
        @Pattern(regexp = Text.LINE, message = "Remove control characters from the title.")
        @Schema(minLength = 1, maxLength = 200, examples = "Why our builds got slow")
        String title,

        @WebLink
        @Size(max = 2000, message = "Shorten the link to at most 2000 characters.")
        @Schema(nullable = true, pattern = WebLink.FORM, examples = "https://example.org/article")
        String link,

        @Visible(message = "Write a text for the post.")
        @Utf8Size(max = 65536, message = "Shorten the text to at most 64 KiB.")
        @Pattern(regexp = Text.ANY, message = "Remove control characters from the text.")
        @Schema(minLength = 1, description = "Markdown; at most 65536 bytes in UTF-8.", examples = "We measured it …")
        String body,

        @Size(max = 20, message = "Keep at most 20 tags.") @Schema(nullable = true)
        List<@Visible(message = TAG_RULE) @Pattern(regexp = "[\\p{L}\\p{N}.+#-]{1,30}", message = TAG_RULE) String>
                tags,

        @AuthorName(groups = AuthorName.Typed.class)
        @Null(message = "Leave the author out: it is the person signed in.", groups = AuthorName.SignedIn.class)
        @Schema(
                required = false,
                minLength = 1,
                maxLength = 80,
                description = "Required where sign-in is off; must be left out where it is on.")
        String author) {

    private static final String TAG_RULE = "A tag has 1 to 30 letters, digits or any of . + # - and no spaces.";

    /** Tidies what was sent; judges nothing. */
    @JsonCreator
    public NewPost {
        title = strip(Excerpt.unmarked(title));
        link = link == null || link.isBlank() ? null : link.strip();
        tags = tags == null
                ? List.of()
                : tags.stream().map(NewPost::tidyTag).distinct().toList();
        body = Excerpt.unmarked(body);
        author = strip(Excerpt.unmarked(author));
    }

    private static String strip(String text) {
        return text == null ? null : text.strip();
    }

    /** A tag as it is stored, whatever the case in which it was typed. */
    static String tidyTag(String tag) {
        return tag == null ? null : tag.strip().toLowerCase(Locale.ROOT);
    }
}
