package dks.api.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dks.api.comments.NewComment;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A comment of an exported board; its content has the limits of {@link NewComment}.
 *
 * @param post the key of the post that it is on
 * @param subject as in {@link PostLine}
 */
@Schema(description = "A comment of an exported board.")
public record CommentLine(
        @Key String key,
        @Key String post,
        String body,
        String author,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Subject String subject,

        @StoredTime @JsonDeserialize(using = TimeReader.class)
        Instant createdAt,

        @StoredTime @JsonDeserialize(using = TimeReader.class)
        Instant updatedAt,

        @StoredVersion int version)
        implements Line {

    /** What its author wrote, tidied as if it were written now. */
    NewComment content() {
        return new NewComment(body, author);
    }

    /** The same with that content. */
    CommentLine tidied() {
        NewComment content = content();
        return new CommentLine(key, post, content.body(), content.author(), subject, createdAt, updatedAt, version);
    }
}
