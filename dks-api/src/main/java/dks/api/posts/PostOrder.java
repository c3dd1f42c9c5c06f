package dks.api.posts;

import dks.api.paging.Cursor;
import dks.api.paging.Order;
import dks.api.problem.InvalidInput;

/** In which order posts are listed; each has an index of its own. */
enum PostOrder {
    NEWEST_FIRST(Order.NEWEST_FIRST, "new", "created_at DESC, id DESC", "(created_at, id) < (:createdAt, :id)"),
    MOST_KUDOS(
            Order.MOST_KUDOS,
            "kudos",
            "kudos DESC, created_at DESC, id DESC",
            "(kudos, created_at, id) < (:kudos, :createdAt, :id)");

    private final Order order;
    private final String sort;
    private final String sql;
    private final String after;

    PostOrder(Order order, String sort, String sql, String after) {
        this.order = order;
        this.sort = sort;
        this.sql = sql;
        this.after = after;
    }

    /**
     * Reads the query parameter.
     *
     * @throws InvalidInput when it names no order
     */
    static PostOrder of(String sort) {
        for (PostOrder order : values()) {
            if (order.sort.equals(sort)) {
                return order;
            }
        }
        throw new InvalidInput("sort", "Sort by 'new' or by 'kudos'.");
    }

    /** Whose cursors continue such a list. */
    Order order() {
        return order;
    }

    /** What comes after ORDER BY. */
    String sql() {
        return sql;
    }

    /** The condition for the posts after a cursor. */
    String after() {
        return after;
    }

    /** The place of a post in this order. */
    Cursor place(Post post) {
        return new Cursor(order, this == MOST_KUDOS ? post.kudos() : 0, post.createdAt(), post.id());
    }

    /** As the end of an address, with an ampersand before it; nothing for the order that is meant anyway. */
    String parameter() {
        return this == NEWEST_FIRST ? "" : "&sort=" + sort;
    }
}
