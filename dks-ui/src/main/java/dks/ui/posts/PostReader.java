package dks.ui.posts;

import dks.ui.api.ApiRefused;
import dks.ui.api.Comment;
import dks.ui.api.CommentList;
import dks.ui.api.KnowledgeShareApi;
import dks.ui.api.Post;
import dks.ui.signin.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Reads posts and their comments as whoever is signed in, so that they say whose they are, and as anybody when that does
 * not work. Every method throws what {@link KnowledgeShareApi} throws.
 */
@RequestScoped
class PostReader {

    private static final int UNAUTHORIZED = Response.Status.UNAUTHORIZED.getStatusCode();
    private static final int COMMENTS_PER_PAGE = 50;

    private final KnowledgeShareApi api;
    private final Visitor visitor;

    PostReader(@RestClient KnowledgeShareApi api, Visitor visitor) {
        this.api = api;
        this.visitor = visitor;
    }

    /** The post with this id. */
    Post read(long id) {
        return asVisitor(authorization -> api.post(authorization, id));
    }

    /** Fifty comments of a post after {@code cursor}; the oldest of all when it is null. */
    CommentList comments(long postId, String cursor) {
        return asVisitor(authorization -> api.comments(authorization, postId, COMMENTS_PER_PAGE, cursor));
    }

    /**
     * The comment with this id.
     *
     * @throws NotFoundException when it is one on another post
     */
    Comment comment(long postId, long id) {
        var comment = asVisitor(authorization -> api.comment(authorization, id));
        if (comment.postId() != postId) {
            throw new NotFoundException();
        }
        return comment;
    }

    private <T> T asVisitor(Function<String, T> question) {
        var authorization = visitor.authorization();
        try {
            return question.apply(authorization);
        } catch (ApiRefused refused) {
            if (authorization == null || refused.problem().status() != UNAUTHORIZED) {
                throw refused;
            }
            return question.apply(null);
        }
    }
}
