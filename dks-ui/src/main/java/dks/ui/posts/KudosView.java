package dks.ui.posts;

import dks.ui.api.Kudos;

/**
 * The kudos of a post, and the button that gives some or takes them back.
 *
 * @param back where its page is
 */
record KudosView(long postId, long count, boolean given, String back) {

    private static final String TAKE_BACK = "back";

    static KudosView of(long postId, Kudos kudos, String back) {
        return new KudosView(postId, kudos.kudos(), kudos.kudosMine(), back);
    }

    /** The button that was clicked, as far as its form tells; not how many there are. */
    static KudosView clicked(long postId, String wish, String back) {
        return new KudosView(postId, 0, TAKE_BACK.equals(wish), back);
    }

    /** Where the button sends its answer. */
    public String href() {
        return "/posts/" + postId + "/kudos";
    }

    /** What the button asks for. It says so, rather than change whatever there is: a double click must give once. */
    public String wish() {
        return given ? TAKE_BACK : "give";
    }
}
