package dks.api.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.Optional;

/**
 * What a JSON body, or a line of an import, may hold at most. It is checked while it is read: 13,000 tags would fit into
 * 256 KiB, and take a hundred times the memory before they are refused.
 */
public final class JsonLimits {

    /** What the client reads. */
    public static final String SENTENCE =
            "The JSON is too large: no text may be longer than 64 KiB, and a post has at most 20 tags.";

    /**
     * The largest valid one is a post of an import, with 12 properties and 20 tags: 48 tokens. Quarkus reads the identity
     * provider's metadata and the claims of tokens by the same rules, and these may have several hundred.
     */
    private static final int TOKENS = 2_000;

    /** As many as the longest field, the text of a post, has bytes. */
    private static final int CHARACTERS = 64 * 1024;

    private static final int LEVELS = 10;

    static final StreamReadConstraints WHILE_READING = StreamReadConstraints.builder()
            .maxTokenCount(TOKENS)
            .maxStringLength(CHARACTERS)
            .maxNestingDepth(LEVELS)
            .build();

    private JsonLimits() {}

    /** Whether this is why the JSON was not read to its end. */
    public static boolean areExceeded(JacksonException e) {
        return e instanceof StreamConstraintsException || e.getCause() instanceof StreamConstraintsException;
    }

    /** The field that is too large, where that is known. */
    static Optional<FieldError> fieldOver(JacksonException e) {
        return areExceeded(e) && e instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(JsonMappingException.Reference::getFieldName)
                        .filter(name -> name != null)
                        .findFirst()
                        .map(name -> new FieldError(name, SENTENCE))
                : Optional.empty();
    }
}
