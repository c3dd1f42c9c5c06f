package dks.api.tags;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The tags table, which PostgreSQL keeps in step with the posts. */
@ApplicationScoped
class TagRepository {

    private final Jdbi jdbi;

    TagRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** At most {@code count} tags, most used first. */
    List<TagCount> mostUsed(int count) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT tag, posts FROM tags ORDER BY posts DESC, tag LIMIT :count")
                        .bind("count", count)
                        .map((row, context) -> new TagCount(row.getString("tag"), row.getLong("posts")))
                        .list());
    }
}
