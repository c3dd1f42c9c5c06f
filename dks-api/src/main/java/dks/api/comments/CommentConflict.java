package dks.api.comments;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dks.api.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The problem of an edit that came too late, with the comment that it would have overwritten.
 *
 * @param current the comment as it is now
 */
@Schema(description = "A problem that holds the comment as it is now.", allOf = Problem.class)
public record CommentConflict(
        @JsonUnwrapped @Schema(hidden = true) Problem problem, Comment current) {}
