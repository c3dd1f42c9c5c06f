package dks.ui.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The API's refusal (RFC 9457): one sentence, and the fields it is about, if any.
 *
 * @param current the post or comment as it is now, when it was changed before the change refused here; null otherwise
 */
public record Problem(int status, String detail, List<FieldError> errors, JsonNode current) {

    public Problem {
        errors = errors == null ? List.of() : List.copyOf(errors);
    }

    /** What is wrong with one field. */
    public record FieldError(String field, String message) {}
}
