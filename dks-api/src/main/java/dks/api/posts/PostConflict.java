package dks.api.posts;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dks.api.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The problem of a request that does not fit the stored post: an edit that came too late, or a new post with the key of
 * another.
 *
 * @param current the post as it is now
 */
@Schema(description = "A problem that holds the post as it is now.", allOf = Problem.class)
public record PostConflict(
        @JsonUnwrapped @Schema(hidden = true) Problem problem, Post current) {}
