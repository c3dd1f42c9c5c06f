package dks.api.board;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dks.api.database.Writes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Stores imported lines, all of a kind by one statement: so those who write at the same time wait for each other in one
 * order, posts before tags, and never in a circle.
 */
@ApplicationScoped
class ImportRepository {

    private static final String POSTS = """
            WITH stored AS (
                INSERT INTO posts (import_key, title, link, body, tags, author, author_subject, created_at, updated_at, version)
                SELECT key, title, link, body, tags, author, subject, "createdAt", "updatedAt", version
                FROM jsonb_to_recordset(CAST(:lines AS jsonb)) AS line (
                    key text, title text, link text, body text, tags text[], author text, subject text,
                    "createdAt" timestamptz, "updatedAt" timestamptz, version integer)
                ORDER BY "createdAt"
                ON CONFLICT (board_key) DO NOTHING
                RETURNING id)
            SELECT count(*) FROM stored""";

    private static final String COMMENTS = """
            WITH stored AS (
                INSERT INTO comments (import_key, post_id, body, author, author_subject, created_at, updated_at, version)
                SELECT key, posts.id, line.body, line.author, subject, "createdAt", "updatedAt", line.version
                FROM jsonb_to_recordset(CAST(:lines AS jsonb)) AS line (
                    key text, post text, body text, author text, subject text,
                    "createdAt" timestamptz, "updatedAt" timestamptz, version integer)
                JOIN posts ON posts.board_key = line.post
                ORDER BY "createdAt"
                ON CONFLICT (board_key) DO NOTHING
                RETURNING id)
            SELECT count(*) FROM stored""";

    private static final String KUDOS = """
            WITH stored AS (
                INSERT INTO kudos (post_id, person)
                SELECT posts.id, line.person
                FROM jsonb_to_recordset(CAST(:lines AS jsonb)) AS line (post text, person text)
                JOIN posts ON posts.board_key = line.post
                ON CONFLICT DO NOTHING
                RETURNING post_id),
            counted AS (
                UPDATE posts SET kudos = kudos + added
                FROM (SELECT post_id, count(*) added FROM stored GROUP BY post_id) sums
                WHERE posts.id = post_id)
            SELECT count(*) FROM stored""";

    private final Writes writes;
    private final ObjectMapper json;

    ImportRepository(Writes writes, ObjectMapper json) {
        this.writes = writes;
        this.json = json;
    }

    /**
     * Stores what is not here yet, in one transaction.
     *
     * @throws BadLine when a comment or kudos is for a post that is not here; then nothing is stored
     */
    Imported store(Batch batch) {
        return writes.run(handle -> {
            batch.requirePosts(locked(handle, batch.postsReferredTo()));
            int posts = insert(handle, POSTS, batch.all(PostLine.class));
            int comments = insert(handle, COMMENTS, batch.all(CommentLine.class));
            int kudos = insert(handle, KUDOS, batch.all(KudosLine.class));
            return new Imported(posts, comments, kudos, batch.lines().size() - posts - comments - kudos);
        });
    }

    /** Which of these posts are here; they stay, with their kudos, until the end of the transaction. */
    private static Set<String> locked(Handle handle, Set<String> keys) {
        return handle.createQuery(
                        "SELECT board_key FROM posts WHERE board_key = ANY(:keys) ORDER BY id FOR NO KEY UPDATE")
                .bindArray("keys", String.class, keys)
                .mapTo(String.class)
                .set();
    }

    private int insert(Handle handle, String statement, List<? extends Line> lines) {
        return lines.isEmpty()
                ? 0
                : handle.createQuery(statement)
                        .bind("lines", written(lines))
                        .mapTo(Integer.class)
                        .one();
    }

    private String written(List<? extends Line> lines) {
        try {
            return json.writeValueAsString(lines);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was read from JSON can be written as JSON.", e);
        }
    }
}
