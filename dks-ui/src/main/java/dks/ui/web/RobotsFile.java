package dks.ui.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Tells search engines where not to go. What they may read but not list says so itself. */
@Path("/robots.txt")
public class RobotsFile {

    @GET
    @Produces(MediaType.TEXT_PLAIN)
    public String rules() {
        return """
                User-agent: *
                Disallow: /sign-in
                """;
    }
}
