package dks.api.tags;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The tags of the posts table. */
@ApplicationScoped
class TagRepository {

    private final Jdbi jdbi;

    TagRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** At most {@code count} tags, most used first. Reads every post, so a table of millions will want a count kept. */
    List<TagCount> mostUsed(int count) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT tag, count(*) posts
                        FROM posts, unnest(tags) tag
                        GROUP BY tag
                        ORDER BY posts DESC, tag
                        LIMIT :count""")
                .bind("count", count)
                .map((row, context) -> new TagCount(row.getString("tag"), row.getLong("posts")))
                .list());
    }
}
