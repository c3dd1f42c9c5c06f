package dks.ui.posts;

import dks.ui.web.Html;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.time.Instant;

/** One post, in full. */
@Path("/posts")
@Produces(Html.TYPE)
public class PostPage {

    record show(PostView post) implements TemplateInstance {}

    private final PostReader posts;

    PostPage(PostReader posts) {
        this.posts = posts;
    }

    @GET
    @Path("{id}")
    public TemplateInstance show(@PathParam("id") long id) {
        return new show(new PostView(posts.read(id), Instant.now()));
    }
}
