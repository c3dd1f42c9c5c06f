package dks.ui.posts;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Which posts are asked for.
 *
 * @param q words to search for; null for any
 * @param tag a tag they have; null for any
 * @param author whom they are by; null for anybody
 * @param order which come first
 */
public record Filter(String q, String tag, String author, Order order) {

    public Filter {
        q = orNull(q);
        tag = orNull(tag);
        author = orNull(author);
    }

    static Filter ofTag(String tag, Order order) {
        return new Filter(null, tag, null, order);
    }

    static Filter ofAuthor(String author, Order order) {
        return new Filter(null, null, author, order);
    }

    /** The same posts in another order. */
    Filter by(Order other) {
        return new Filter(q, tag, author, other);
    }

    /** True when not all posts are asked for. */
    public boolean active() {
        return q != null || tag != null || author != null;
    }

    /** Every condition in force, with the way to be rid of it. */
    public List<Condition> conditions() {
        var conditions = new ArrayList<Condition>();
        add(conditions, "words", q, new Filter(null, tag, author, order));
        add(conditions, "tag", tag, new Filter(q, null, author, order));
        add(conditions, "author", author, new Filter(q, tag, null, order));
        return List.copyOf(conditions);
    }

    /** Where the first of these posts are. */
    public String href() {
        return href(null);
    }

    /** Where a feed of these posts is. */
    public String feedHref() {
        return "/feed.atom" + conditionQuery();
    }

    /** Where those of these posts are that come after {@code cursor}. */
    String href(String cursor) {
        var query = conditionQuery();
        append(query, "sort", order.parameter());
        append(query, "cursor", cursor);
        return "/" + query;
    }

    /** What these posts are, in words; they are called {@code posts}, or {@code results} of a search. */
    public String describe(String posts, String results) {
        return (q == null ? posts : results + " for “" + Isolated.of(q) + "”")
                + (tag == null ? "" : " tagged “" + Isolated.of(tag) + "”")
                + (author == null ? "" : " by " + Isolated.of(author));
    }

    private StringBuilder conditionQuery() {
        var query = new StringBuilder();
        append(query, "q", q);
        append(query, "tag", tag);
        append(query, "author", author);
        return query;
    }

    private static void append(StringBuilder query, String name, String value) {
        if (value != null) {
            query.append(query.isEmpty() ? '?' : '&')
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    private static void add(List<Condition> conditions, String name, String value, Filter without) {
        if (value != null) {
            conditions.add(new Condition(name, value, without.href()));
        }
    }

    private static String orNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** One condition: what it is about, what it asks for, and where the posts without it are. */
    public record Condition(String name, String value, String hrefWithout) {}
}
