package dks.ui.posts;

/**
 * What the list page says about its posts.
 *
 * @param first true on the page with the newest
 * @param empty true when there are none on it
 * @param refusal why the API does not search for this; null when it does
 */
record Listing(Filter filter, boolean first, boolean empty, String refusal) {

    /** What is listed; the heading and the title of the page. */
    public String title() {
        return first ? filter.describe("Posts", "Results") : filter.describe("Older posts", "Older results");
    }

    /** True when there is no post at all. */
    public boolean unused() {
        return first && empty && !filter.active();
    }

    /** True when there are posts, but none like this. */
    public boolean fruitless() {
        return first && empty && filter.active() && refusal == null;
    }
}
