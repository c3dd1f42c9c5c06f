package dks.ui.posts;

/** A tag, and where everything that has it is. */
record TagLink(String name, Order order) {

    public String href() {
        return Filter.ofTag(name, order).href();
    }
}
