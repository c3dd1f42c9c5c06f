package dks.api.board;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** One line of an exported board: a JSON object whose {@code type} says what it is. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PostLine.class, name = "post"),
    @JsonSubTypes.Type(value = CommentLine.class, name = "comment"),
    @JsonSubTypes.Type(value = KudosLine.class, name = "kudos")
})
public sealed interface Line permits PostLine, CommentLine, KudosLine {}
