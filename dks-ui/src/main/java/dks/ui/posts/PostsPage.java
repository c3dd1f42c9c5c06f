package dks.ui.posts;

import dks.ui.api.ApiUnavailable;
import dks.ui.api.KnowledgeShareApi;
import dks.ui.web.ErrorPages;
import dks.ui.web.Html;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ClientWebApplicationException;

/** The front page: all posts, newest first, twenty at a time. */
@Path("/")
@Produces(Html.TYPE)
public class PostsPage {

    private static final Logger LOG = Logger.getLogger(PostsPage.class);
    private static final int POSTS_PER_PAGE = 20;

    record list(Rows rows, boolean first) implements TemplateInstance {}

    record list$rows(Rows rows) implements TemplateInstance {}

    private final KnowledgeShareApi api;

    PostsPage(@RestClient KnowledgeShareApi api) {
        this.api = api;
    }

    @GET
    public Response list(@QueryParam("cursor") String cursor, @HeaderParam("HX-Request") boolean htmx) {
        return htmx ? rows(cursor) : page(cursor);
    }

    private Response page(String cursor) {
        return answer(Response.Status.OK, new list(read(cursor), cursor == null));
    }

    private Response rows(String cursor) {
        try {
            return answer(Response.Status.OK, new list$rows(read(cursor)));
        } catch (ApiUnavailable | ProcessingException | ClientWebApplicationException trouble) {
            LOG.warnf("Older posts are not there: %s", trouble.getMessage());
            return answer(Response.Status.SERVICE_UNAVAILABLE, new list$rows(Rows.missing(cursor)));
        }
    }

    private Rows read(String cursor) {
        var posts = ApiUnavailable.ifMissing(api.posts(POSTS_PER_PAGE, cursor));
        var now = Instant.now();
        return new Rows(
                posts.posts().stream().map(post -> new PostView(post, now)).toList(), posts.next(), false);
    }

    private static Response answer(Response.Status status, TemplateInstance body) {
        return Response.status(status)
                .entity(body)
                .header(HttpHeaders.VARY, "HX-Request")
                .header(HttpHeaders.RETRY_AFTER, status == Response.Status.OK ? null : ErrorPages.RETRY_AFTER_SECONDS)
                .build();
    }

    /**
     * A run of posts and the way to the next.
     *
     * @param next the cursor of the posts after these; null when there are none
     * @param missing true when these posts could not be read, and {@code next} is the cursor to try again with
     */
    record Rows(List<PostView> posts, String next, boolean missing) {

        static Rows missing(String cursor) {
            return new Rows(List.of(), cursor, true);
        }

        /** Where the next run is. */
        public String nextHref() {
            return "/?cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        }
    }
}
