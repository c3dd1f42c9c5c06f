package dks.api.board;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dks.api.problem.InvalidInput;
import dks.api.problem.JsonLimits;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.function.Consumer;

/** Reads JSON lines. */
@ApplicationScoped
class LineReader {

    private final ObjectMapper json;

    LineReader(ObjectMapper json) {
        this.json = json;
    }

    /**
     * Hands over the lines one after another. Nothing is judged but their form.
     *
     * @throws InvalidInput when there are none or they are not UTF-8
     * @throws BadLine when one is not a JSON object of a known type with known properties
     */
    void read(byte[] body, Consumer<Line> reader) {
        Iterator<String> texts = text(body).lines().iterator();
        if (!texts.hasNext()) {
            throw new InvalidInput("body", "Send the lines of an export, at least one.");
        }
        for (int number = 1; texts.hasNext(); number++) {
            reader.accept(line(texts.next(), number));
        }
    }

    private Line line(String text, int number) {
        try {
            Line line = json.readValue(text, Line.class);
            if (line == null) {
                throw new BadLine(number, "It must be one JSON object.");
            }
            return line;
        } catch (JsonProcessingException e) {
            throw new BadLine(number, sentence(e));
        }
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidInput("body", "The lines must be UTF-8.");
        }
    }

    private static String sentence(JsonProcessingException e) {
        if (JsonLimits.areExceeded(e)) {
            return JsonLimits.SENTENCE;
        }
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "There is no property '" + shortened(unknown.getPropertyName()) + "' here; leave it out.";
        }
        if (e instanceof InvalidTypeIdException) {
            return "Its type must be post, comment or kudos.";
        }
        if (e instanceof MismatchedInputException mismatch
                && !mismatch.getPath().isEmpty()) {
            return "The value of '" + field(mismatch) + "' has the wrong type.";
        }
        if (e instanceof JsonMappingException mapping && e.getCause() instanceof InputCoercionException) {
            return "The value of '" + field(mapping) + "' is out of range.";
        }
        return "It must be one JSON object.";
    }

    private static String field(JsonMappingException e) {
        return e.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(name -> name != null)
                .findFirst()
                .orElse("");
    }

    /** A property's name comes from the client and may be of any length. */
    private static String shortened(String name) {
        return name.length() <= 60 ? name : name.substring(0, 60) + "…";
    }
}
