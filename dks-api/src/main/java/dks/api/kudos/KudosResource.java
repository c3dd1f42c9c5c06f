package dks.api.kudos;

import dks.api.problem.InvalidInput;
import dks.api.problem.NoSuchThing;
import dks.api.signin.SignIn;
import dks.api.signin.Visitor;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller's kudos for one post over HTTP: there or not there, however often it is said. */
@Path("/api/posts/{id:[0-9]{1,18}}/kudos")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Kudos")
@APIResponse(
        responseCode = "200",
        description = "The post's kudos now.",
        content = @Content(schema = @Schema(implementation = Kudos.class)))
public class KudosResource {

    private final KudosRepository repository;
    private final SignIn signIn;

    KudosResource(KudosRepository repository, SignIn signIn) {
        this.repository = repository;
        this.signIn = signIn;
    }

    /** Gives kudos once. */
    @PUT
    @Operation(operationId = "giveKudos", summary = "Give kudos to a post")
    public Kudos give(@PathParam("id") long id) {
        int kudos = repository.give(id, giver()).orElseThrow(() -> missing(id));
        return new Kudos(kudos, true);
    }

    /** Takes them back. */
    @DELETE
    @Operation(operationId = "takeKudosBack", summary = "Take your kudos for a post back")
    public Kudos takeBack(@PathParam("id") long id) {
        int kudos = repository.takeBack(id, giver()).orElseThrow(() -> missing(id));
        return new Kudos(kudos, false);
    }

    private Giver giver() {
        return Giver.of(signIn.caller())
                .orElseThrow(() -> new InvalidInput(
                        Visitor.HEADER,
                        "Send the header " + Visitor.HEADER + ", so that each visitor's kudos count once."));
    }

    private static NoSuchThing missing(long id) {
        return new NoSuchThing("There is no post " + id + ".");
    }
}
