package dks.api.kudos;

import dks.api.database.Writes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The kudos table and its count in the posts table. The post is locked first and for the whole transaction: so the two
 * agree, and nobody who deletes the post at that time waits in a circle. An edit of the post waits but is not lost,
 * because kudos leave its version alone.
 */
@ApplicationScoped
class KudosRepository {

    private final Writes writes;

    KudosRepository(Writes writes) {
        this.writes = writes;
    }

    /** Gives kudos, unless this giver did before; how many the post has then, or empty when there is no such post. */
    Optional<Integer> give(long postId, Giver giver) {
        return change(
                postId, giver, 1, "INSERT INTO kudos (post_id, person) VALUES (:post, :giver) ON CONFLICT DO NOTHING");
    }

    /** Takes this giver's kudos back, if there are any; as {@link #give}. */
    Optional<Integer> takeBack(long postId, Giver giver) {
        return change(postId, giver, -1, "DELETE FROM kudos WHERE post_id = :post AND person = :giver");
    }

    private Optional<Integer> change(long postId, Giver giver, int step, String statement) {
        return writes.run(handle -> locked(handle, postId).map(before -> {
            int rows = handle.createUpdate(statement)
                    .bind("post", postId)
                    .bind("giver", giver.digest())
                    .execute();
            return rows == 0 ? before : count(handle, postId, before + step);
        }));
    }

    private static Optional<Integer> locked(Handle handle, long postId) {
        return handle.createQuery("SELECT kudos FROM posts WHERE id = :post FOR NO KEY UPDATE")
                .bind("post", postId)
                .mapTo(Integer.class)
                .findOne();
    }

    private static int count(Handle handle, long postId, int kudos) {
        handle.createUpdate("UPDATE posts SET kudos = :kudos WHERE id = :post")
                .bind("kudos", kudos)
                .bind("post", postId)
                .execute();
        return kudos;
    }
}
