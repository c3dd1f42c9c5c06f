package dks.api.board;

import dks.api.database.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * Reads the whole board in chunks. Each is one short statement, so that a reader who takes their time holds no connection
 * and no snapshot meanwhile.
 */
@ApplicationScoped
class ExportRepository {

    /** Lines of about 75 KB at most, of which two exports hold two chunks each: one read, one on its way out. */
    static final int CHUNK = 25;

    /**
     * The lines after a place. The posts are walked in the order of their index from that place on, and PostgreSQL sorts
     * only within a post.
     */
    static final String LINES = """
            SELECT line.*, posts.created_at post_at, posts.id post_id
            FROM posts CROSS JOIN LATERAL (
                SELECT 1 kind, board_key, '' post, title, link, body, tags, author, author_subject,
                    posts.created_at written_at, updated_at, version, '' person, 0::bigint place
                UNION ALL
                SELECT 2, comments.board_key, posts.board_key, '', '', comments.body, '{}', comments.author,
                    comments.author_subject, comments.created_at, comments.updated_at, comments.version, '', comments.id
                FROM comments WHERE post_id = posts.id AND comments.id <= :lastComment
                UNION ALL
                SELECT 3, '', posts.board_key, '', '', '', '{}', '', '', timestamptz 'epoch', NULL, 0, kudos.person, 0
                FROM kudos WHERE post_id = posts.id) line
            WHERE posts.id <= :lastPost
                AND (posts.created_at, posts.id) >= (:postAt, :postId)
                AND (posts.created_at, posts.id, kind, written_at, place, person)
                    > (:postAt, :postId, :kind, :writtenAt, :place, :person)
            ORDER BY posts.created_at, posts.id, kind, written_at, place, person
            LIMIT :count""";

    private final Jdbi jdbi;

    ExportRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** What a new export ends with. */
    Extent extent() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT (SELECT coalesce(max(id), 0) FROM posts) post,"
                        + " (SELECT coalesce(max(id), 0) FROM comments) comment")
                .map((row, context) -> new Extent(row.getLong("post"), row.getLong("comment")))
                .one());
    }

    /** At most {@link #CHUNK} lines, posts oldest first, each followed by its comments and kudos. */
    List<PlacedLine> after(Place place, Extent extent) {
        return jdbi.withHandle(handle -> handle.createQuery(LINES)
                .bind("lastPost", extent.lastPost())
                .bind("lastComment", extent.lastComment())
                .bind("postAt", place.postAt())
                .bind("postId", place.postId())
                .bind("kind", place.kind())
                .bind("writtenAt", place.writtenAt())
                .bind("place", place.id())
                .bind("person", place.person())
                .bind("count", CHUNK)
                .map((row, context) -> new PlacedLine(place(row), line(row)))
                .list());
    }

    /** The newest post and comment; what is published later is in no chunk. */
    record Extent(long lastPost, long lastComment) {}

    /** A line and its place. */
    record PlacedLine(Place place, Line line) {}

    /**
     * Where a line stands in an export. It stays there whatever is edited, published or deleted meanwhile.
     *
     * @param kind 1 for a post, 2 for a comment, 3 for kudos
     * @param id the comment's; 0 for others
     * @param person who gave kudos; empty for others
     */
    record Place(Instant postAt, long postId, int kind, Instant writtenAt, long id, String person) {

        /** Before every line: times start in 1970 and ids at 1. */
        static final Place START = new Place(Instant.EPOCH, 0, 0, Instant.EPOCH, 0, "");
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(
                Columns.instant(row, "post_at"),
                row.getLong("post_id"),
                row.getInt("kind"),
                Columns.instant(row, "written_at"),
                row.getLong("place"),
                row.getString("person"));
    }

    private static Line line(ResultSet row) throws SQLException {
        return switch (row.getInt("kind")) {
            case 1 ->
                new PostLine(
                        row.getString("board_key"),
                        row.getString("title"),
                        row.getString("link"),
                        row.getString("body"),
                        List.of((String[]) row.getArray("tags").getArray()),
                        row.getString("author"),
                        row.getString("author_subject"),
                        Columns.instant(row, "written_at"),
                        Columns.instant(row, "updated_at"),
                        row.getInt("version"));
            case 2 ->
                new CommentLine(
                        row.getString("board_key"),
                        row.getString("post"),
                        row.getString("body"),
                        row.getString("author"),
                        row.getString("author_subject"),
                        Columns.instant(row, "written_at"),
                        Columns.instant(row, "updated_at"),
                        row.getInt("version"));
            default -> new KudosLine(row.getString("post"), row.getString("person"));
        };
    }
}
