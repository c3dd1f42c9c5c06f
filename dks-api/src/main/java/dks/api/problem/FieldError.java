package dks.api.problem;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is wrong with one field of a request.
 *
 * @param field the name of the JSON property, query parameter or header
 * @param message one sentence for the person who filled it in
 */
@Schema(description = "What is wrong with one field of a request.")
public record FieldError(
        @Schema(examples = "title") String field,
        @Schema(examples = "Give the post a title.") String message) {}
