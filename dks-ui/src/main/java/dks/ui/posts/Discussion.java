package dks.ui.posts;

import dks.ui.api.ApiRefused;
import dks.ui.api.ApiUnavailable;
import dks.ui.api.KnowledgeShareReader;
import dks.ui.api.Post;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.NotFoundException;
import org.jboss.logging.Logger;

/** Reads the comments to show with a post; when they cannot be read, the post is shown all the same. */
@RequestScoped
class Discussion {

    private static final Logger LOG = Logger.getLogger(Discussion.class);

    private final PostReader posts;

    Discussion(PostReader posts) {
        this.posts = posts;
    }

    /** The oldest comments of a post. */
    Comments first(Post post) {
        if (post.comments() == null || post.comments() == 0) {
            return Comments.NONE;
        }
        try {
            return read(post.id(), null);
        } catch (ApiRefused anApiWithoutComments) {
            LOG.warnf("Comments are not there: %s", anApiWithoutComments.getMessage());
            return Comments.missing(post.id(), null);
        } catch (ApiUnavailable trouble) {
            return missing(post.id(), null, trouble);
        }
    }

    /**
     * The comments of a post after {@code cursor}.
     *
     * @throws ApiRefused when the API knows no such post or cursor; see {@link KnowledgeShareReader}
     */
    Comments after(long postId, String cursor) {
        try {
            return read(postId, cursor);
        } catch (ApiUnavailable trouble) {
            return missing(postId, cursor, trouble);
        }
    }

    /** True when a post has this comment. One question, however many comments there are. */
    boolean holds(long postId, long comment) {
        try {
            posts.comment(postId, comment);
            return true;
        } catch (NotFoundException | ApiRefused | ApiUnavailable notThere) {
            return false;
        }
    }

    private Comments read(long postId, String cursor) {
        var list = posts.comments(postId, cursor);
        return Comments.of(postId, list.comments(), list.next());
    }

    private static Comments missing(long postId, String cursor, ApiUnavailable trouble) {
        LOG.warnf("Comments are not there: %s", trouble.getMessage());
        return Comments.missing(postId, cursor);
    }
}
