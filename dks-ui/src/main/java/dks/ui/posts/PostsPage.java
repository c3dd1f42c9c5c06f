package dks.ui.posts;

import dks.ui.api.ApiBusy;
import dks.ui.api.ApiRefused;
import dks.ui.api.ApiUnavailable;
import dks.ui.web.Answers;
import dks.ui.web.Html;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** The front page: all posts or those searched for, newest or most kudos first, ten at a time. */
@Path("/")
@Produces(Html.TYPE)
public class PostsPage {

    private static final Logger LOG = Logger.getLogger(PostsPage.class);
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int UNAVAILABLE = 503;

    record list(Rows rows, Listing listing) implements TemplateInstance {}

    record list$rows(Rows rows) implements TemplateInstance {}

    private final PostReader reader;

    PostsPage(PostReader reader) {
        this.reader = reader;
    }

    @GET
    public Response list(
            @QueryParam("q") String q,
            @QueryParam("tag") String tag,
            @QueryParam("author") String author,
            @QueryParam("sort") String sort,
            @QueryParam("cursor") String cursor,
            @HeaderParam("HX-Request") boolean htmx) {
        var filter = new Filter(q, tag, author, Order.of(sort));
        return htmx ? rows(filter, cursor) : page(filter, cursor);
    }

    private Response page(Filter filter, String cursor) {
        var first = cursor == null;
        try {
            var rows = read(filter, cursor);
            var listing = new Listing(filter, first, rows.posts().isEmpty(), null);
            return Answers.pageOrPart(OK, new list(rows, listing));
        } catch (ApiRefused refused) {
            if (!first || !filter.active()) {
                throw refused;
            }
            var listing = new Listing(filter, true, true, refused.problem().detail());
            return Answers.pageOrPart(BAD_REQUEST, new list(Rows.none(), listing));
        }
    }

    private Response rows(Filter filter, String cursor) {
        try {
            return Answers.pageOrPart(OK, new list$rows(read(filter, cursor)));
        } catch (ApiBusy busy) {
            return Answers.after(
                    busy.seconds(),
                    Answers.pageOrPart(ApiBusy.STATUS, new list$rows(Rows.missing(filter.href(cursor)))));
        } catch (ApiUnavailable trouble) {
            LOG.warnf("More posts are not there: %s", trouble.getMessage());
            return Answers.pageOrPart(UNAVAILABLE, new list$rows(Rows.missing(filter.href(cursor))));
        }
    }

    private Rows read(Filter filter, String cursor) {
        var posts = reader.list(filter, cursor);
        var now = Instant.now();
        return new Rows(
                posts.posts().stream()
                        .map(post -> PostView.listed(post, now, filter, cursor))
                        .toList(),
                posts.next() == null ? null : filter.href(posts.next()),
                filter.order().next(),
                false);
    }

    /**
     * A run of posts and the way to the next.
     *
     * @param nextHref where the posts after these are; null when there are none
     * @param next what those are: the word before "posts"
     * @param missing true when these posts could not be read, and {@code nextHref} is where to try again
     */
    record Rows(List<PostView> posts, String nextHref, String next, boolean missing) {

        static Rows none() {
            return new Rows(List.of(), null, null, false);
        }

        static Rows missing(String href) {
            return new Rows(List.of(), href, null, true);
        }
    }
}
