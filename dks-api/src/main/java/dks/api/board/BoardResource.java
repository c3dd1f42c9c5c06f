package dks.api.board;

import com.fasterxml.jackson.databind.ObjectMapper;
import dks.api.limit.Bulkhead;
import dks.api.limit.HangUp;
import dks.api.problem.MediaTypes;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** The whole board over HTTP, as JSON lines. */
@Path("/api")
@Tag(name = "Board")
@SecurityRequirement(name = "signIn")
public class BoardResource {

    private static final Logger LOG = Logger.getLogger(BoardResource.class);

    private final Board board;
    private final BoardSettings settings;
    private final ObjectMapper json;

    BoardResource(Board board, BoardSettings settings, ObjectMapper json) {
        this.board = board;
        this.settings = settings;
        this.json = json;
    }

    /** Every line, sent a chunk at a time. */
    @GET
    @Path("export")
    @Produces(MediaTypes.JSON_LINES)
    @Operation(operationId = "exportBoard", summary = "Export all posts, comments and kudos; for moderators")
    @APIResponse(
            responseCode = "200",
            description =
                    "A JSON object a line: posts, oldest first, each followed by its comments and kudos. Keys are the same wherever the board moves. What is published after the start is left out; an edit or a deletion meanwhile may show or not.",
            content = @Content(mediaType = MediaTypes.JSON_LINES, schema = @Schema(ref = "Lines")))
    @APIResponse(responseCode = "403", ref = "NotYours")
    public StreamingOutput export(@Context RoutingContext context) {
        board.admit();
        return out -> {
            // Taken here, because for HEAD nothing is written, and nothing would give the place back.
            Bulkhead.Place place = board.startExport();
            try (place;
                    ReaderWatch watch = new ReaderWatch(context, settings.exportChunkTime(), settings.exportTime())) {
                board.export(chunk -> {
                    write(chunk, out);
                    watch.progress();
                });
            } catch (UncheckedIOException gone) {
                LOG.infof("An export was not read to its end: %s", gone.getMessage());
                HangUp.on(context.request().connection());
            }
        };
    }

    /** Stores lines; the same lines again change nothing. */
    @POST
    @Path("import")
    @Consumes(MediaTypes.JSON_LINES)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "importBoard",
            summary = "Import lines of an export; for moderators",
            description =
                    "All lines of a request or none. Send an export in requests of at most 256 KiB, in its order; after an interruption send it anew.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaTypes.JSON_LINES, schema = @Schema(ref = "Lines")))
    @APIResponse(
            responseCode = "200",
            description = "What was stored.",
            content = @Content(schema = @Schema(implementation = Imported.class)))
    @APIResponse(responseCode = "403", ref = "NotYours")
    public Imported store(byte[] body) {
        board.admit();
        return board.store(body);
    }

    private void write(List<Line> chunk, OutputStream out) {
        try {
            for (Line line : chunk) {
                out.write(json.writeValueAsBytes(line));
                out.write('\n');
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
