package dks.ui.feed;

import dks.ui.api.Caller;
import dks.ui.api.KnowledgeShareReader;
import dks.ui.posts.Filter;
import dks.ui.posts.Order;
import dks.ui.settings.Settings;
import dks.ui.web.Rendering;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The newest posts for feed readers; the same for everybody, so that caches may keep it for a while. */
@Path("/feed.atom")
@Produces(FeedPage.TYPE)
public class FeedPage {

    /** The media type of Atom feeds. */
    static final String TYPE = "application/atom+xml";

    private static final String FOR_FIVE_MINUTES = "public, max-age=300";
    private static final int POSTS = 20;

    private final KnowledgeShareReader api;
    private final Settings settings;

    FeedPage(@RestClient KnowledgeShareReader api, Settings settings) {
        this.api = api;
        this.settings = settings;
    }

    @GET
    public Response feed(
            @QueryParam("q") String q,
            @QueryParam("tag") String tag,
            @QueryParam("author") String author,
            @Context Request request) {
        var filter = new Filter(q, tag, author, Order.NEW);
        var posts = api.posts(Caller.ANYBODY, null, POSTS, null, filter.q(), filter.tag(), filter.author());
        var characters =
                posts.posts().stream().mapToLong(post -> post.body().length()).sum();
        var feed = Rendering.of(characters, () -> AtomFeed.of(posts.posts(), filter, settings));
        var entityTag = new EntityTag(digest(feed));
        var known = request.evaluatePreconditions(entityTag);
        return (known == null ? Response.ok(feed).tag(entityTag) : known)
                .header(HttpHeaders.CACHE_CONTROL, FOR_FIVE_MINUTES)
                .build();
    }

    private static String digest(byte[] feed) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(feed));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
