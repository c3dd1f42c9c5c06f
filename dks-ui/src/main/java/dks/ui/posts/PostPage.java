package dks.ui.posts;

import dks.ui.api.ApiUnavailable;
import dks.ui.api.KnowledgeShareApi;
import dks.ui.web.Html;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.time.Instant;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** One post, in full. */
@Path("/posts")
@Produces(Html.TYPE)
public class PostPage {

    record show(PostView post) implements TemplateInstance {}

    private final KnowledgeShareApi api;

    PostPage(@RestClient KnowledgeShareApi api) {
        this.api = api;
    }

    @GET
    @Path("{id}")
    public TemplateInstance show(@PathParam("id") long id) {
        return new show(new PostView(ApiUnavailable.ifMissing(api.post(id)), Instant.now()));
    }
}
