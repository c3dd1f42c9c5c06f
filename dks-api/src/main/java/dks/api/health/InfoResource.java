package dks.api.health;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Says what is running, to whoever compares it with what was deployed. */
@Path("/health/info")
@Produces(MediaType.APPLICATION_JSON)
public class InfoResource {

    private final Info info;

    InfoResource(
            @ConfigProperty(name = "quarkus.application.name") String name,
            @ConfigProperty(name = "quarkus.application.version") String version,
            @ConfigProperty(name = "dks.revision") String revision) {
        info = new Info(name, version, revision);
    }

    /** Name, version and revision. */
    @GET
    @Operation(hidden = true)
    public Info info() {
        return info;
    }
}
