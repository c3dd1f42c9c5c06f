package dks.ui.posts;

import java.util.List;

/**
 * What the list page says about its posts.
 *
 * @param first true on the page with the first of them
 * @param empty true when there are none on it
 * @param refusal why the API does not search for this; null when it does
 */
record Listing(Filter filter, boolean first, boolean empty, String refusal) {

    /** What is listed; the heading and the title of the page. */
    public String title() {
        var next = filter.order().next();
        return first ? filter.describe("Posts", "Results") : filter.describe(next + " posts", next + " results");
    }

    /** The orders to choose from. */
    public List<Choice> orders() {
        return List.of(choice(Order.NEW, "Newest"), choice(Order.KUDOS, "Most kudos"));
    }

    /** True when there is no post at all. */
    public boolean unused() {
        return first && empty && !filter.active();
    }

    /** True when there are posts, but none like this. */
    public boolean fruitless() {
        return first && empty && filter.active() && refusal == null;
    }

    private Choice choice(Order order, String name) {
        return new Choice(name, filter.by(order).href(), order == filter.order());
    }

    /** An order by name: where the posts are in this order, and whether that is here. */
    record Choice(String name, String href, boolean current) {}
}
