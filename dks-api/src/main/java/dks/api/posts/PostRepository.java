package dks.api.posts;

import dks.api.database.Columns;
import dks.api.database.DeletedKeys;
import dks.api.database.Writes;
import dks.api.input.IdempotencyKey;
import dks.api.input.Published;
import dks.api.kudos.Giver;
import dks.api.limit.Bulkhead;
import dks.api.paging.PageRequest;
import dks.api.problem.Deleted;
import dks.api.problem.InvalidInput;
import dks.api.problem.TooManyRequests;
import dks.api.signin.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementException;

/** The posts table, in which {@code author_subject} stays: a caller learns only whether a post is theirs. */
@ApplicationScoped
class PostRepository {

    private static final String COLUMNS =
            " id, title, link, body, tags, author, created_at, updated_at, version, author_subject, kudos,"
                    + " (SELECT count(*) FROM comments WHERE comments.post_id = posts.id) comments,"
                    // Not EXISTS, which PostgreSQL may answer by reading every row of kudos once.
                    + " (SELECT true FROM kudos WHERE kudos.post_id = posts.id AND kudos.person = :giver) kudos_mine ";

    private final Jdbi jdbi;
    private final Writes writes;
    private final Duration searchTime;
    private final Bulkhead searching;

    PostRepository(Jdbi jdbi, Writes writes, SearchSettings search) {
        this.jdbi = jdbi;
        this.writes = writes;
        searchTime = search.time();
        searching = new Bulkhead(
                () -> new TooManyRequests(
                        "Many searches are running; send this one again in a moment.", Duration.ofSeconds(2)),
                search.atOnce(),
                search.waiting());
    }

    /**
     * Stores a post, unless the key was used before: then nothing is stored and the answer is empty.
     *
     * @throws Deleted when what was published with the key was deleted since
     */
    Optional<Post> insert(NewPost post, String author, Caller caller, Optional<IdempotencyKey> key) {
        return writes.run(handle -> {
            Optional<Post> stored = insert(handle, post, author, caller, key);
            key.filter(used -> stored.isPresent() && DeletedKeys.contain(handle, "posts", used.value()))
                    .ifPresent(used -> {
                        throw new Deleted(used.value());
                    });
            return stored;
        });
    }

    private static Optional<Post> insert(
            Handle handle, NewPost post, String author, Caller caller, Optional<IdempotencyKey> key) {
        return handle.createQuery("""
                        INSERT INTO posts (title, link, body, tags, author, author_subject, idempotency_key, request_digest)
                        VALUES (:title, :link, :body, :tags, :author, :subject, :key, :digest)
                        ON CONFLICT (idempotency_key) DO NOTHING
                        RETURNING\
                        """ + COLUMNS)
                .bind("title", post.title())
                .bind("link", post.link())
                .bind("body", post.body())
                .bindArray("tags", String.class, post.tags())
                .bind("author", author)
                .bind("subject", caller.subject().orElse(null))
                .bind("key", key.map(IdempotencyKey::value).orElse(null))
                .bind("digest", key.map(IdempotencyKey::requestDigest).orElse(null))
                .bind("giver", giver(caller))
                .map((row, context) -> post(row, caller))
                .findOne();
    }

    /** The post published with this key. */
    Optional<Published<Post>> findByKey(IdempotencyKey key, Caller caller) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT request_digest = :digest same_request," + COLUMNS
                        + "FROM posts WHERE idempotency_key = :key")
                .bind("key", key.value())
                .bind("digest", key.requestDigest())
                .bind("giver", giver(caller))
                .map((row, context) -> new Published<>(post(row, caller), row.getBoolean("same_request")))
                .findOne());
    }

    Optional<Post> find(long id, Caller caller) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT" + COLUMNS + "FROM posts WHERE id = :id")
                .bind("id", id)
                .bind("giver", giver(caller))
                .map((row, context) -> post(row, caller))
                .findOne());
    }

    /** Replaces the content of a post, unless it is not at this version any more: then the answer is empty. */
    Optional<Post> update(long id, NewPost content, int version, Caller caller) {
        return writes.run(handle -> handle.createQuery("""
                        UPDATE posts
                        SET title = :title, link = :link, body = :body, tags = :tags,
                            updated_at = now(), version = version + 1
                        WHERE id = :id AND version = :version
                        RETURNING\
                        """ + COLUMNS)
                .bind("title", content.title())
                .bind("link", content.link())
                .bind("body", content.body())
                .bindArray("tags", String.class, content.tags())
                .bind("id", id)
                .bind("version", version)
                .bind("giver", giver(caller))
                .map((row, context) -> post(row, caller))
                .findOne());
    }

    /** Whether the post was there to delete, at this version where one is given. */
    boolean delete(long id, Optional<Integer> version) {
        return writes.run(handle -> handle.createUpdate(
                                "DELETE FROM posts WHERE id = :id AND version = coalesce(:version, version)")
                        .bind("id", id)
                        .bind("version", version.orElse(null))
                        .execute())
                > 0;
    }

    /**
     * The posts of this page, in this order, and one more if there is one.
     *
     * @throws TooManyRequests when all posts have to be looked through, and as many such searches wait as may
     */
    List<Post> list(PostFilter filter, PostOrder order, PageRequest page, Caller caller) {
        PostQuery query = new PostQuery(COLUMNS, filter, order, page);
        try {
            return list(query, page, caller);
        } catch (StatementException e) {
            throw SearchText.isCauseOf(e) ? new InvalidInput("q", SearchText.REFUSAL) : e;
        }
    }

    private List<Post> list(PostQuery query, PageRequest page, Caller caller) {
        if (!query.needsCandidates()) {
            return jdbi.withHandle(handle -> list(handle, query.amongAll(), query, caller));
        }
        List<Post> found = inTime(handle -> list(handle, query.amongCandidates(), query, caller));
        return found.size() == page.probe()
                ? found
                : searching.run(() -> inTime(handle -> {
                    // PostgreSQL takes a search in a text for as cheap as comparing numbers, and would read each post.
                    handle.execute("SET LOCAL enable_seqscan = off");
                    return list(handle, query.amongAll(), query, caller);
                }));
    }

    private List<Post> inTime(HandleCallback<List<Post>, RuntimeException> search) {
        return jdbi.inTransaction(handle -> {
            handle.execute("SET LOCAL statement_timeout = " + searchTime.toMillis());
            return search.withHandle(handle);
        });
    }

    private static List<Post> list(Handle handle, String sql, PostQuery query, Caller caller) {
        return handle.createQuery(sql)
                .bindMap(query.parameters())
                .bind("giver", giver(caller))
                .map((row, context) -> post(row, caller, row.getString("excerpt")))
                .list();
    }

    /** Null for a caller who cannot have given any. */
    private static String giver(Caller caller) {
        return Giver.of(caller).map(Giver::digest).orElse(null);
    }

    private static Post post(ResultSet row, Caller caller) throws SQLException {
        return post(row, caller, null);
    }

    /** By hand: Jdbi's own mapper of records needs the java.desktop module, a third of the container's Java runtime. */
    private static Post post(ResultSet row, Caller caller, String excerpt) throws SQLException {
        return new Post(
                row.getLong("id"),
                row.getString("title"),
                row.getString("link"),
                row.getString("body"),
                List.of((String[]) row.getArray("tags").getArray()),
                row.getString("author"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "updated_at"),
                row.getInt("version"),
                caller.owns(Optional.ofNullable(row.getString("author_subject"))),
                row.getLong("comments"),
                row.getInt("kudos"),
                row.getBoolean("kudos_mine"),
                excerpt);
    }
}
