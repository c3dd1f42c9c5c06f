package dks.stack.model;

import java.util.Map;
import java.util.Optional;

/**
 * A secret of Secrets Manager.
 *
 * @param fields those whose values the template tells, by name; under an empty name when the secret is no JSON object
 * @param generated what is made up at the start, and the field that it is for (empty: the whole secret)
 */
public record Secret(Origin origin, Map<String, String> fields, Optional<Generated> generated) {

    /** How a value is made up. */
    public record Generated(
            String field,
            int length,
            String excluded,
            boolean lowerCase,
            boolean upperCase,
            boolean digits,
            boolean punctuation,
            boolean eachKind) {}
}
