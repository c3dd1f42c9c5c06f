package dks.api.board;

import dks.api.database.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;

/** Reads the whole board, of which it never holds more than some rows. */
@ApplicationScoped
class ExportRepository {

    /** Rows of at most 64 KiB that the driver holds at a time. */
    private static final int ROWS = 50;

    /**
     * The posts in the order of their index, each with what belongs to it. The order of the outside is the order in which
     * the rows are found anyway, post by post: PostgreSQL sorts only within a post.
     */
    private static final String LINES = """
            SELECT line.*
            FROM posts CROSS JOIN LATERAL (
                SELECT 1 kind, board_key, '' post, title, link, body, tags, author, author_subject,
                    posts.created_at written_at, updated_at, version, '' person, 0::bigint place
                UNION ALL
                SELECT 2, comments.board_key, posts.board_key, '', '', comments.body, '{}', comments.author,
                    comments.author_subject, comments.created_at, comments.updated_at, comments.version, '', comments.id
                FROM comments WHERE post_id = posts.id
                UNION ALL
                SELECT 3, '', posts.board_key, '', '', '', '{}', '', '', NULL, NULL, 0, kudos.person, 0
                FROM kudos WHERE post_id = posts.id) line
            ORDER BY posts.created_at, posts.id, kind, written_at, place, person""";

    private final Jdbi jdbi;

    ExportRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Hands over the board as it is at the start, posts oldest first, each followed by its comments and kudos. */
    void read(Consumer<Line> reader) {
        jdbi.useTransaction(handle -> {
            handle.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            handle.createQuery(LINES)
                    .setFetchSize(ROWS)
                    .map((row, context) -> line(row))
                    .forEach(reader);
        });
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
