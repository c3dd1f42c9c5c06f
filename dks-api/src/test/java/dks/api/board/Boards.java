package dks.api.board;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Sends a board back and forth. */
public final class Boards {

    /** RestAssured would say that lines are ISO-8859-1. */
    private static final EncoderConfig WITHOUT_CHARSET =
            EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false);

    private Boards() {}

    /** Asks for the export. */
    public static Response export(Map<String, String> headers) {
        return RestAssured.given().headers(headers).get("/api/export");
    }

    /** The lines of the export. */
    public static List<String> exported() {
        byte[] body = export(Map.of())
                .then()
                .statusCode(200)
                .contentType("application/x-ndjson")
                .extract()
                .asByteArray();
        return new String(body, StandardCharsets.UTF_8).lines().toList();
    }

    /** Sends lines to the import. */
    public static Response store(Map<String, String> headers, List<String> lines) {
        return store(headers, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Sends lines without headers of their own. */
    public static Response store(List<String> lines) {
        return store(Map.of(), lines);
    }

    /** Sends a body to the import. */
    public static Response store(Map<String, String> headers, byte[] body) {
        return RestAssured.given()
                .config(RestAssured.config().encoderConfig(WITHOUT_CHARSET))
                .headers(headers)
                .contentType("application/x-ndjson")
                .body(body)
                .post("/api/import");
    }
}
