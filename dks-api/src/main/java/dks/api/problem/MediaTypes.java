package dks.api.problem;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** What addresses speak: JSON, but for the board, which moves as JSON lines. A refusal does not know its resource yet. */
public final class MediaTypes {

    /** A JSON object a line. */
    public static final String JSON_LINES = "application/x-ndjson";

    private MediaTypes() {}

    /** What this address answers with. */
    static String given(UriInfo uri) {
        return uri.getPath().equals("/api/export") ? JSON_LINES : MediaType.APPLICATION_JSON;
    }

    /** What this address takes. */
    static String taken(UriInfo uri) {
        return uri.getPath().equals("/api/import") ? JSON_LINES : MediaType.APPLICATION_JSON;
    }
}
