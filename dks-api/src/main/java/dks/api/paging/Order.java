package dks.api.paging;

/** The order of a list, which its cursors name: a place in one order means nothing in another. */
public enum Order {
    /** By the time of publishing. */
    OLDEST_FIRST('o'),
    /** By the time of publishing, backwards. */
    NEWEST_FIRST('n'),
    /** By kudos backwards, among equals newest first. */
    MOST_KUDOS('k');

    private final byte letter;

    Order(char letter) {
        this.letter = (byte) letter;
    }

    /** Stands for the order in a cursor, for ever. */
    byte letter() {
        return letter;
    }
}
