package dks.api.comments;

import dks.api.database.Columns;
import dks.api.database.DeletedKeys;
import dks.api.database.Writes;
import dks.api.input.IdempotencyKey;
import dks.api.input.Published;
import dks.api.paging.Cursor;
import dks.api.paging.Order;
import dks.api.paging.PageRequest;
import dks.api.problem.Deleted;
import dks.api.signin.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The comments table, in which {@code author_subject} stays: a caller learns only whether a comment is theirs. */
@ApplicationScoped
class CommentRepository {

    private static final String COLUMNS =
            " id, post_id, body, author, created_at, updated_at, version, author_subject ";

    /** Before every comment, whose ids start at 1. */
    private static final Cursor START = new Cursor(Order.OLDEST_FIRST, Instant.EPOCH, 0);

    private final Jdbi jdbi;
    private final Writes writes;

    CommentRepository(Jdbi jdbi, Writes writes) {
        this.jdbi = jdbi;
        this.writes = writes;
    }

    /**
     * Stores a comment, unless there is no such post or the key was used before: then nothing is stored and the answer
     * is empty. The post is locked against being deleted meanwhile.
     *
     * @throws Deleted when what was published with the key was deleted since
     */
    Optional<Comment> insert(
            long postId, NewComment comment, String author, Caller caller, Optional<IdempotencyKey> key) {
        return writes.run(handle -> {
            Optional<Comment> stored = insert(handle, postId, comment, author, caller, key);
            key.filter(used -> stored.isPresent() && DeletedKeys.contain(handle, "comments", used.value()))
                    .ifPresent(used -> {
                        throw new Deleted(used.value());
                    });
            return stored;
        });
    }

    private static Optional<Comment> insert(
            Handle handle,
            long postId,
            NewComment comment,
            String author,
            Caller caller,
            Optional<IdempotencyKey> key) {
        return handle.createQuery("""
                        INSERT INTO comments (post_id, body, author, author_subject, idempotency_key, request_digest)
                        SELECT id, :body, :author, :subject, :key, :digest FROM posts WHERE id = :post FOR KEY SHARE
                        ON CONFLICT (idempotency_key) DO NOTHING
                        RETURNING\
                        """ + COLUMNS)
                .bind("post", postId)
                .bind("body", comment.body())
                .bind("author", author)
                .bind("subject", caller.subject().orElse(null))
                .bind("key", key.map(IdempotencyKey::value).orElse(null))
                .bind("digest", key.map(IdempotencyKey::requestDigest).orElse(null))
                .map((row, context) -> comment(row, caller))
                .findOne();
    }

    /** The comment published with this key. */
    Optional<Published<Comment>> findByKey(IdempotencyKey key, Caller caller) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT request_digest = :digest same_request," + COLUMNS
                        + "FROM comments WHERE idempotency_key = :key")
                .bind("key", key.value())
                .bind("digest", key.requestDigest())
                .map((row, context) -> new Published<>(comment(row, caller), row.getBoolean("same_request")))
                .findOne());
    }

    Optional<Comment> find(long id, Caller caller) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT" + COLUMNS + "FROM comments WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> comment(row, caller))
                .findOne());
    }

    /** Replaces the text of a comment, unless it is not at this version any more: then the answer is empty. */
    Optional<Comment> update(long id, NewComment content, int version, Caller caller) {
        return writes.run(handle -> handle.createQuery("""
                        UPDATE comments SET body = :body, updated_at = now(), version = version + 1
                        WHERE id = :id AND version = :version
                        RETURNING\
                        """ + COLUMNS)
                .bind("body", content.body())
                .bind("id", id)
                .bind("version", version)
                .map((row, context) -> comment(row, caller))
                .findOne());
    }

    /** Whether the comment was there to delete, at this version where one is given. */
    boolean delete(long id, Optional<Integer> version) {
        return writes.run(handle -> handle.createUpdate(
                                "DELETE FROM comments WHERE id = :id AND version = coalesce(:version, version)")
                        .bind("id", id)
                        .bind("version", version.orElse(null))
                        .execute())
                > 0;
    }

    /** The comments of this page, oldest first, and one more if there is one. */
    List<Comment> oldest(long postId, PageRequest page, Caller caller) {
        Cursor after = page.after().orElse(START);
        String order = " ORDER BY created_at, id";
        String rows = "SELECT" + COLUMNS + """
                FROM comments
                WHERE post_id = :post AND (created_at, id) > (:createdAt, :id)
                """ + order + " LIMIT :count";
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM " + PageRequest.notBeyondFull(rows, order) + " page" + order)
                .bind("post", postId)
                .bind("createdAt", after.createdAt())
                .bind("id", after.id())
                .bind("count", page.probe())
                .map((row, context) -> comment(row, caller))
                .list());
    }

    boolean hasPost(long postId) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT EXISTS (SELECT FROM posts WHERE id = :post)")
                .bind("post", postId)
                .mapTo(Boolean.class)
                .one());
    }

    private static Comment comment(ResultSet row, Caller caller) throws SQLException {
        return new Comment(
                row.getLong("id"),
                row.getLong("post_id"),
                row.getString("body"),
                row.getString("author"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "updated_at"),
                row.getInt("version"),
                caller.owns(Optional.ofNullable(row.getString("author_subject"))));
    }
}
