package dks.ui.posts;

import dks.ui.api.ApiRefused;
import dks.ui.api.Caller;
import dks.ui.api.Comment;
import dks.ui.api.CommentList;
import dks.ui.api.KnowledgeShareReader;
import dks.ui.api.Post;
import dks.ui.api.PostList;
import dks.ui.signin.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Reads posts and their comments as whoever is signed in, so that they say whose they are, and as anybody when that does
 * not work. Every method throws what {@link KnowledgeShareReader} throws.
 */
@RequestScoped
class PostReader {

    private static final int UNAUTHORIZED = Response.Status.UNAUTHORIZED.getStatusCode();
    /** With the script and the style sheet the list stays under 60 KB. */
    private static final int POSTS_PER_PAGE = 10;

    private static final int COMMENTS_PER_PAGE = 50;

    private final KnowledgeShareReader api;
    private final Visitor visitor;

    PostReader(@RestClient KnowledgeShareReader api, Visitor visitor) {
        this.api = api;
        this.visitor = visitor;
    }

    /** Ten posts after {@code cursor}; the first of all when it is null. */
    PostList list(Filter filter, String cursor) {
        return asVisitor(caller -> api.posts(
                caller, filter.order().parameter(), POSTS_PER_PAGE, cursor, filter.q(), filter.tag(), filter.author()));
    }

    /** The post with this id. */
    Post read(long id) {
        return asVisitor(caller -> api.post(caller, id));
    }

    /** Fifty comments of a post after {@code cursor}; the oldest of all when it is null. */
    CommentList comments(long postId, String cursor) {
        return asVisitor(caller -> api.comments(caller, postId, COMMENTS_PER_PAGE, cursor));
    }

    /**
     * The comment with this id.
     *
     * @throws NotFoundException when it is one on another post
     */
    Comment comment(long postId, long id) {
        var comment = asVisitor(caller -> api.comment(caller, id));
        if (comment.postId() != postId) {
            throw new NotFoundException();
        }
        return comment;
    }

    private <T> T asVisitor(Function<Caller, T> question) {
        var caller = visitor.caller();
        try {
            return question.apply(caller);
        } catch (ApiRefused refused) {
            if (!caller.isSignedIn() || refused.problem().status() != UNAUTHORIZED) {
                throw refused;
            }
            return question.apply(Caller.ANYBODY);
        }
    }
}
