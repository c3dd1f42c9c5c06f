package dks.board;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/** Tells a board's answers from everything else that may answer at an address, and puts each into one sentence. */
final class Answers {
    static final String LINES = "application/x-ndjson";
    /** Of an answer that is no stream of lines, enough for its reason. */
    private static final int REASON_BYTES = 64 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Access access;

    Answers(Access access) {
        this.access = access;
    }

    /** The seconds that an answer asks to wait, at least 1; empty when it does not say so in a number. */
    static OptionalLong retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("[0-9]{1,6}"))
                .map(value -> OptionalLong.of(Math.max(1, Long.parseLong(value))))
                .orElse(OptionalLong.empty());
    }

    /** The sentence for a connection that ended in the middle of something. */
    static BoardFailure broken(BoardUrl board, IOException broken) {
        String reason = broken.getMessage() == null ? broken.getClass().getSimpleName() : broken.getMessage();
        return new BoardFailure(
                "The connection to " + board + " broke (" + reason + "); run the same again, nothing is written twice.",
                broken);
    }

    /** @throws BoardFailure unless the status is one from 200 to 299 */
    void requireSuccess(HttpResponse<?> response, String body) throws BoardFailure {
        int status = response.statusCode();
        if (status >= 200 && status < 300) {
            return;
        }
        if (status >= 300 && status < 400) {
            throw new BoardFailure(board() + " sends elsewhere"
                    + response.headers()
                            .firstValue("Location")
                            .map(to -> ", to " + to)
                            .orElse("")
                    + "; give the address where the board itself answers.");
        }
        String reason = reason(body);
        if (status == 401) {
            throw new BoardFailure(unknownPerson(reason));
        }
        if (status >= 500) {
            throw new BoardFailure(board() + " is in trouble (" + status + (reason.isEmpty() ? "" : ": " + reason)
                    + "); run the same again later, nothing is written twice.");
        }
        if (reason.isEmpty()) {
            throw noBoard(response);
        }
        throw new Refusal(board(), status, reason);
    }

    /** @throws BoardFailure when the body is no object of JSON */
    JsonNode json(HttpResponse<String> response) throws BoardFailure {
        JsonNode json = read(response.body());
        if (!json.isObject()) {
            throw noBoard(response);
        }
        return json;
    }

    /** @throws BoardFailure unless the answer is a stream of JSON lines */
    void requireLines(HttpResponse<InputStream> response) throws BoardFailure {
        boolean lines = contentType(response).startsWith(LINES);
        if (response.statusCode() == 200 && lines) {
            return;
        }
        try (InputStream body = response.body()) {
            requireSuccess(response, new String(body.readNBytes(REASON_BYTES), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw broken(board(), broken);
        }
        throw noBoard(response);
    }

    private BoardUrl board() {
        return access.board();
    }

    private String unknownPerson(String reason) {
        return access.token().isPresent()
                ? board() + " does not take the token in DKS_TOKEN" + (reason.isEmpty() ? "" : " (" + reason + ")")
                        + "; it may have expired, ID tokens of Cognito last an hour."
                : "People sign in at " + board()
                        + "; put an ID token of yours into the environment as DKS_TOKEN (docs/runbook.md says how to get one).";
    }

    private BoardFailure noBoard(HttpResponse<?> response) {
        String what = contentType(response).startsWith("text/html") ? "a web page" : "something that is no board";
        return new BoardFailure(board() + " answers " + response.request().uri().getPath() + " with " + what + " ("
                + response.statusCode() + "); give the address of the API, on this machine http://localhost:8080");
    }

    private static String contentType(HttpResponse<?> response) {
        return response.headers().firstValue("Content-Type").orElse("");
    }

    /** The sentence in a problem document, with those about its fields; empty when the text is none. */
    private static String reason(String body) {
        JsonNode problem = read(body);
        var reason = new StringBuilder(problem.path("detail").asText());
        for (JsonNode error : problem.path("errors")) {
            String message = error.path("message").asText();
            if (reason.indexOf(message) < 0) {
                reason.append(reason.isEmpty() ? "" : " ").append(message);
            }
        }
        return reason.toString();
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException none) {
            return JSON.missingNode();
        }
    }
}
