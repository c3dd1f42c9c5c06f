package dks.api.posts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The posts table. */
@ApplicationScoped
class PostRepository {

    private static final String COLUMNS = " id, title, link, body, tags, author, created_at, updated_at, version ";

    private final Jdbi jdbi;

    PostRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Stores a post, unless the key was used before: then nothing is stored and the answer is empty. */
    Optional<Post> insert(NewPost post, String author, Optional<IdempotencyKey> key) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        INSERT INTO posts (title, link, body, tags, author, idempotency_key, request_digest)
                        VALUES (:title, :link, :body, :tags, :author, :key, :digest)
                        ON CONFLICT (idempotency_key) DO NOTHING
                        RETURNING\
                        """ + COLUMNS)
                .bind("title", post.title())
                .bind("link", post.link())
                .bind("body", post.body())
                .bindArray("tags", String.class, post.tags())
                .bind("author", author)
                .bind("key", key.map(IdempotencyKey::value).orElse(null))
                .bind("digest", key.map(IdempotencyKey::requestDigest).orElse(null))
                .map((row, context) -> post(row))
                .findOne());
    }

    /** The post stored with this key by a request of the same digest. */
    Optional<Post> findByKey(IdempotencyKey key) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT" + COLUMNS + "FROM posts WHERE idempotency_key = :key AND request_digest = :digest")
                .bind("key", key.value())
                .bind("digest", key.requestDigest())
                .map((row, context) -> post(row))
                .findOne());
    }

    Optional<Post> find(long id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT" + COLUMNS + "FROM posts WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> post(row))
                .findOne());
    }

    /** At most {@code count} posts, newest first, that come after the cursor or else from the top. */
    List<Post> newest(PostFilter filter, int count, Optional<Cursor> after) {
        PostQuery query = new PostQuery(COLUMNS, filter, after);
        return jdbi.withHandle(handle -> handle.createQuery(query.sql())
                .bindMap(query.parameters())
                .bind("count", count)
                .map((row, context) -> post(row, row.getString("excerpt")))
                .list());
    }

    private static Post post(ResultSet row) throws SQLException {
        return post(row, null);
    }

    /** By hand: Jdbi's own mapper of records needs the java.desktop module, a third of the container's Java runtime. */
    private static Post post(ResultSet row, String excerpt) throws SQLException {
        return new Post(
                row.getLong("id"),
                row.getString("title"),
                row.getString("link"),
                row.getString("body"),
                List.of((String[]) row.getArray("tags").getArray()),
                row.getString("author"),
                instant(row, "created_at"),
                instant(row, "updated_at"),
                row.getInt("version"),
                excerpt);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
