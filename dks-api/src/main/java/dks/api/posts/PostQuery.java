package dks.api.posts;

import dks.api.paging.Cursor;
import dks.api.paging.PageRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The statements that read one page of a list. Only conditions that are asked for are in them, so that each finds its
 * index; whatever a client sent is a parameter.
 *
 * <p>Some conditions the index of the order answers in passing. The others have an index of their own, which finds posts
 * in no order: right for few, while many are found sooner by walking the order until the page is full. PostgreSQL would
 * have to guess which, and guesses badly when a topic was written about at one time only. So there are two statements:
 * the first looks at the next posts only; when they do not fill the page, what is asked for is mostly rare, and the
 * second fetches all of it and sorts.
 */
final class PostQuery {

    /** How many candidates are looked at for each post on the page: more make the search of rare words slower. */
    private static final int CANDIDATES = 25;

    private final Map<String, Object> parameters = new HashMap<>();
    private final List<String> inOrder = new ArrayList<>();
    private final List<String> elsewhere = new ArrayList<>();
    private final String columns;
    private final PostOrder order;
    private final String excerpt;
    private final int count;

    /** Reads these columns, and {@code excerpt}, which is null without a search. */
    PostQuery(String columns, PostFilter filter, PostOrder order, PageRequest page) {
        this.columns = columns;
        this.order = order;
        this.count = page.probe();
        this.excerpt = filter.query().isEmpty()
                ? "null"
                : "ts_headline('english', translate(left(body, :looked), :marks, ''),"
                        + " websearch_to_tsquery('english', :query), :options)";
        filter.query().ifPresent(this::search);
        filter.tag().ifPresent(tag -> {
            elsewhere.add("tags @> CAST(ARRAY[:tag] AS text[])");
            parameters.put("tag", tag);
        });
        filter.author().ifPresent(author -> {
            (order == PostOrder.NEWEST_FIRST ? inOrder : elsewhere).add("author = :author");
            parameters.put("author", author);
        });
        page.after().ifPresent(this::continueAfter);
    }

    private void search(String query) {
        elsewhere.add("search @@ websearch_to_tsquery('english', :query)");
        parameters.put("query", SearchText.of(query));
        parameters.put("looked", Excerpt.LOOKED_AT);
        parameters.put("marks", Excerpt.START + Excerpt.END);
        parameters.put("options", Excerpt.OPTIONS);
    }

    private void continueAfter(Cursor cursor) {
        inOrder.add(order.after());
        parameters.put("createdAt", cursor.createdAt());
        parameters.put("id", cursor.id());
        if (order == PostOrder.MOST_KUDOS) {
            parameters.put("kudos", cursor.kudos());
        }
    }

    /** Whether {@link #amongCandidates} may miss posts that {@link #amongAll} finds. */
    boolean needsCandidates() {
        return !elsewhere.isEmpty();
    }

    /** The posts of the page that are among the candidates. */
    String amongCandidates() {
        return page("(SELECT * FROM posts" + where(inOrder) + orderBy() + " LIMIT " + CANDIDATES * count + ") posts"
                + where(elsewhere));
    }

    /** The posts of the page, wherever they are. */
    String amongAll() {
        List<String> all = new ArrayList<>(inOrder);
        all.addAll(elsewhere);
        // OFFSET 0 keeps the order out, so that PostgreSQL does not walk it in hope of an early end.
        return page(
                elsewhere.isEmpty() ? "posts" + where(all) : "(SELECT * FROM posts" + where(all) + " OFFSET 0) posts");
    }

    /** The values of the named parameters, all but those of the columns. */
    Map<String, Object> parameters() {
        return Map.copyOf(parameters);
    }

    /** Excerpts come last, because they are dear: they are cut out of the rows of the page alone. */
    private String page(String source) {
        String rows = "SELECT" + columns + "FROM " + source + orderBy() + " LIMIT " + count;
        return "SELECT page.*, " + excerpt + " excerpt FROM " + PageRequest.notBeyondFull(rows, orderBy()) + " page"
                + orderBy();
    }

    private String orderBy() {
        return " ORDER BY " + order.sql();
    }

    private static String where(List<String> conditions) {
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }
}
