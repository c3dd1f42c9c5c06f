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
 */
record Filter(String q, String tag, String author) {

    static final Filter NONE = new Filter(null, null, null);

    Filter {
        q = orNull(q);
        tag = orNull(tag);
        author = orNull(author);
    }

    static Filter ofTag(String tag) {
        return new Filter(null, tag, null);
    }

    static Filter ofAuthor(String author) {
        return new Filter(null, null, author);
    }

    /** True when not all posts are asked for. */
    public boolean active() {
        return !equals(NONE);
    }

    /** Every condition in force, with the way to be rid of it. */
    public List<Condition> conditions() {
        var conditions = new ArrayList<Condition>();
        add(conditions, "words", q, new Filter(null, tag, author));
        add(conditions, "tag", tag, new Filter(q, null, author));
        add(conditions, "author", author, new Filter(q, tag, null));
        return List.copyOf(conditions);
    }

    /** Where the newest of these posts are. */
    public String href() {
        return href(null);
    }

    /** Where those of these posts are that come after {@code cursor}. */
    String href(String cursor) {
        var query = new StringBuilder();
        append(query, "q", q);
        append(query, "tag", tag);
        append(query, "author", author);
        append(query, "cursor", cursor);
        return "/" + query;
    }

    /** What these posts are, in words; they are called {@code posts}, or {@code results} of a search. */
    String describe(String posts, String results) {
        return (q == null ? posts : results + " for “" + q + "”")
                + (tag == null ? "" : " tagged “" + tag + "”")
                + (author == null ? "" : " by " + author);
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
