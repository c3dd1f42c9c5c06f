package dks.ui.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Tells machines the {@link Release}. */
@Path("/health/info")
@Produces(MediaType.APPLICATION_JSON)
public class HealthInfo {

    private final Release release;
    private final ObjectMapper json;

    HealthInfo(Release release, ObjectMapper json) {
        this.release = release;
        this.json = json;
    }

    @GET
    public String info() throws JsonProcessingException {
        return json.writeValueAsString(release.info());
    }
}
