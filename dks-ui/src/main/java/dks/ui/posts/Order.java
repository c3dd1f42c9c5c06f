package dks.ui.posts;

/** Which posts come first. */
public enum Order {
    NEW(null, "Older", "Back to the newest"),
    KUDOS("kudos", "More", "Back to those with the most kudos");

    private final String parameter;
    private final String next;
    private final String back;

    Order(String parameter, String next, String back) {
        this.parameter = parameter;
        this.next = next;
        this.back = back;
    }

    /** The order that an address asks for; the usual one when it asks for none that there is. */
    static Order of(String parameter) {
        return KUDOS.parameter.equals(parameter) ? KUDOS : NEW;
    }

    /** How addresses ask for it; null for the usual one. */
    public String parameter() {
        return parameter;
    }

    /** What the posts after the first are, seen from those: the word before "posts". */
    public String next() {
        return next;
    }

    /** The way back to the first posts, in words. */
    public String back() {
        return back;
    }
}
