package dks.stack.running;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A line that a container said. */
record LogLine(String text) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The level and the message of a JSON line; any other line as it is. */
    String readable() {
        if (!text.startsWith("{")) {
            return text;
        }
        try {
            JsonNode line = JSON.readTree(text);
            return line.has("message")
                    ? line.path("level").asText("") + " " + line.path("message").asText()
                    : text;
        } catch (JsonProcessingException e) {
            return text;
        }
    }
}
