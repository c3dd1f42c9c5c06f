package dks.ui.posts;

/** A tag, and where everything that has it is. */
record TagLink(String name) {

    public String href() {
        return Filter.ofTag(name).href();
    }
}
