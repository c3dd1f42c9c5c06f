package dks.ui.web;

import io.vertx.ext.web.RoutingContext;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One kind of work: how many requests are answered at a time, and how many wait for that and how long. Waiting takes no
 * thread.
 */
final class WaitingLine {

    private final Size size;
    private final Deque<Place> waiting = new ArrayDeque<>();
    private int inside;

    /**
     * How large a line is.
     *
     * @param inside requests that are answered at a time
     * @param waiting requests that wait beside these, at most
     * @param milliseconds how long each waits, at most
     */
    record Size(int inside, int waiting, long milliseconds) {}

    WaitingLine(Size size) {
        this.size = size;
    }

    /** Lets a request begin, now or when it is its turn, or refuses it: see {@link Place#isRefused}. */
    void enter(RoutingContext context) {
        var place = new Place(this, context);
        if (takeOrWait(place)) {
            place.waitAtMost(size.milliseconds());
        } else {
            place.begin();
        }
    }

    private synchronized boolean takeOrWait(Place place) {
        if (inside < size.inside()) {
            inside++;
            place.give();
        } else if (waiting.size() < size.waiting()) {
            return waiting.add(place);
        }
        return false;
    }

    /** Takes a request out that waits no more; false when it was not waiting. */
    synchronized boolean remove(Place place) {
        return waiting.remove(place);
    }

    /** Makes room for the next. */
    void leave() {
        var next = giveToNext();
        if (next != null) {
            next.beginSoon();
        }
    }

    private synchronized Place giveToNext() {
        var next = waiting.poll();
        if (next == null) {
            inside--;
        } else {
            next.give();
        }
        return next;
    }
}
