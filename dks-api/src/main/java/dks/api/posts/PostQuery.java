package dks.api.posts;

import dks.api.paging.Cursor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The statement that reads one page of a list. Only conditions that are asked for are in it, so that each finds its
 * index; whatever a client sent is a parameter.
 */
final class PostQuery {

    private static final String ORDER = " ORDER BY created_at DESC, id DESC";

    private final Map<String, Object> parameters = new HashMap<>();
    private final String sql;

    /** Reads these columns, and {@code excerpt}, which is null without a search. */
    PostQuery(String columns, PostFilter filter, Optional<Cursor> after) {
        List<String> conditions = new ArrayList<>();
        filter.query().ifPresent(query -> {
            conditions.add("search @@ websearch_to_tsquery('english', :query)");
            parameters.put("query", query.replace('/', ' ')); // as in the indexed text, see V2__Search_posts.sql
            parameters.put("looked", Excerpt.LOOKED_AT);
            parameters.put("marks", Excerpt.START + Excerpt.END);
            parameters.put("options", Excerpt.OPTIONS);
        });
        filter.tag().ifPresent(tag -> {
            conditions.add("tags @> CAST(ARRAY[:tag] AS text[])");
            parameters.put("tag", tag);
        });
        filter.author().ifPresent(author -> {
            conditions.add("author = :author");
            parameters.put("author", author);
        });
        after.ifPresent(cursor -> {
            conditions.add("(created_at, id) < (:createdAt, :id)");
            parameters.put("createdAt", cursor.createdAt());
            parameters.put("id", cursor.id());
        });
        String where = conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions);
        String page = "SELECT" + columns + "FROM posts " + where + ORDER + " LIMIT :count";
        // From the outside, because excerpts are dear: they are cut out of the rows of the page alone.
        sql = "SELECT page.*, " + excerpt(filter) + " excerpt FROM (" + page + ") page" + ORDER;
    }

    String sql() {
        return sql;
    }

    /** The values of the named parameters, all but {@code count}. */
    Map<String, Object> parameters() {
        return Map.copyOf(parameters);
    }

    private static String excerpt(PostFilter filter) {
        return filter.query().isEmpty()
                ? "null"
                : "ts_headline('english', translate(left(body, :looked), :marks, ''), websearch_to_tsquery('english', :query), :options)";
    }
}
