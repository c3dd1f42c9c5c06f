package dks.ui.posts;

import dks.ui.api.ApiRefused;
import dks.ui.api.ApiUnavailable;
import dks.ui.api.Comment;
import dks.ui.api.KnowledgeShareReader;
import dks.ui.api.Post;
import jakarta.enterprise.context.RequestScoped;
import java.util.ArrayList;
import org.jboss.logging.Logger;

/** Reads the comments to show with a post; when they cannot be read, the post is shown all the same. */
@RequestScoped
class Discussion {

    private static final Logger LOG = Logger.getLogger(Discussion.class);
    // A link to one comment shows all before it, so that it stands where it belongs; this bounds how many.
    private static final int MOST_PAGES = 20;

    private final PostReader posts;

    Discussion(PostReader posts) {
        this.posts = posts;
    }

    /** The oldest comments of a post, as far as the one with the id {@code upTo} if that is not null. */
    Comments from(Post post, Long upTo) {
        if (post.comments() == null || post.comments() == 0) {
            return Comments.NONE;
        }
        try {
            return read(post.id(), null, upTo);
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
            return read(postId, cursor, null);
        } catch (ApiUnavailable trouble) {
            return missing(postId, cursor, trouble);
        }
    }

    private Comments read(long postId, String cursor, Long upTo) {
        var found = new ArrayList<Comment>();
        var next = cursor;
        for (var page = 0; page < MOST_PAGES; page++) {
            var list = posts.comments(postId, next);
            found.addAll(list.comments());
            next = list.next();
            if (next == null || upTo == null || found.stream().anyMatch(comment -> comment.id() == upTo)) {
                break;
            }
        }
        return Comments.of(postId, found, next);
    }

    private static Comments missing(long postId, String cursor, ApiUnavailable trouble) {
        LOG.warnf("Comments are not there: %s", trouble.getMessage());
        return Comments.missing(postId, cursor);
    }
}
