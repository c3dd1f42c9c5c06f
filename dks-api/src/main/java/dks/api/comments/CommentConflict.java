package dks.api.comments;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dks.api.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The problem of a request that does not fit the stored comment: an edit that came too late, or a new comment with the key
 * of another.
 *
 * @param current the comment as it is now
 */
@Schema(description = "A problem that holds the comment as it is now.", allOf = Problem.class)
public record CommentConflict(
        @JsonUnwrapped @Schema(hidden = true) Problem problem, Comment current) {}
