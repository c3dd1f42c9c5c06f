package dks.api.tags;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tags over HTTP. */
@Path("/api/tags")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tags")
public class TagsResource {

    private static final int MOST = 100;

    private final TagRepository tags;

    TagsResource(TagRepository tags) {
        this.tags = tags;
    }

    /** The tags in use. */
    @GET
    @Operation(operationId = "listTags", summary = "List the tags in use, most used first")
    @APIResponse(
            responseCode = "200",
            description = "At most 100 tags, most used first, then in the order of the alphabet.",
            content = @Content(schema = @Schema(implementation = TagList.class)))
    public TagList list() {
        return new TagList(tags.mostUsed(MOST));
    }
}
