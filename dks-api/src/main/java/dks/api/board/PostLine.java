package dks.api.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dks.api.posts.NewPost;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A post of an exported board; its content has the limits of {@link NewPost}.
 *
 * @param subject whose it is, by the token's sub; left out for a post of a time without sign-in
 */
@Schema(description = "A post of an exported board.")
public record PostLine(
        @Key String key,
        String title,
        @Schema(nullable = true) String link,
        String body,
        List<String> tags,
        String author,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Subject String subject,

        @StoredTime @JsonDeserialize(using = TimeReader.class)
        Instant createdAt,

        @StoredTime @JsonDeserialize(using = TimeReader.class)
        Instant updatedAt,

        @StoredVersion int version)
        implements Line {

    /** What its author wrote, tidied as if it were written now. */
    NewPost content() {
        return new NewPost(title, link, body, tags, author);
    }

    /** The same with that content. */
    PostLine tidied() {
        NewPost content = content();
        return new PostLine(
                key,
                content.title(),
                content.link(),
                content.body(),
                content.tags(),
                content.author(),
                subject,
                createdAt,
                updatedAt,
                version);
    }
}
