package dks.board;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dks.board.Tally.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A line of an exported board.
 *
 * @param number of the line, from 1
 * @param bytes UTF-8 without the line's end
 */
record Line(int number, byte[] bytes) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    boolean isBlank() {
        return new String(bytes, StandardCharsets.UTF_8).isBlank();
    }

    /** What stands in it; empty when it is no JSON, or none that a board exports. */
    Optional<Kind> kind() {
        try {
            JsonNode json = JSON.readTree(bytes);
            return switch (json.path("type").asText()) {
                case "post" -> Optional.of(Kind.POST);
                case "comment" -> Optional.of(Kind.COMMENT);
                case "kudos" -> Optional.of(Kind.KUDOS);
                default -> Optional.empty();
            };
        } catch (JacksonException none) {
            return Optional.empty();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
