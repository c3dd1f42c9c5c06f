package dks.api.board;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One line of an exported board: a JSON object whose {@code type} says what it is. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PostLine.class, name = "post"),
    @JsonSubTypes.Type(value = CommentLine.class, name = "comment"),
    @JsonSubTypes.Type(value = KudosLine.class, name = "kudos")
})
@Schema(
        name = "Line",
        description = "One line of an exported board.",
        oneOf = {PostLine.class, CommentLine.class, KudosLine.class},
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "post", schema = PostLine.class),
            @DiscriminatorMapping(value = "comment", schema = CommentLine.class),
            @DiscriminatorMapping(value = "kudos", schema = KudosLine.class)
        })
public sealed interface Line permits PostLine, CommentLine, KudosLine {}
