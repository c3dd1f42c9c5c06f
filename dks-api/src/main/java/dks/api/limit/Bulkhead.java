package dks.api.limit;

import dks.api.problem.TooManyRequests;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Keeps one kind of work from taking everything that other work needs: so many pieces run at once, so many wait for
 * their turn on their threads, and one more is refused. In the order in which they came.
 */
public final class Bulkhead {

    private final Supplier<TooManyRequests> refusal;
    private final Semaphore running;
    private final Semaphore inside;

    /**
     * A bulkhead of its own for each kind of work.
     *
     * @param refusal for the client whose work is one piece too many
     * @param atOnce how many pieces run at once, 1 or more
     * @param waiting how many wait
     */
    public Bulkhead(Supplier<TooManyRequests> refusal, int atOnce, int waiting) {
        this.refusal = refusal;
        running = new Semaphore(atOnce, true);
        inside = new Semaphore(atOnce + waiting, true);
    }

    /**
     * Runs the work, perhaps after a wait, which ends because all work has an end.
     *
     * @throws TooManyRequests when as many wait as may
     */
    public <T> T run(Supplier<T> work) {
        Place place = enter();
        try {
            return work.get();
        } finally {
            place.close();
        }
    }

    /**
     * A place for work that ends elsewhere; closing it again does nothing.
     *
     * @throws TooManyRequests when as many wait as may
     */
    public Place enter() {
        if (!inside.tryAcquire()) {
            throw refusal.get();
        }
        running.acquireUninterruptibly();
        return new Place();
    }

    /** A place that is free again once it is closed. */
    public final class Place implements AutoCloseable {

        private final AtomicBoolean left = new AtomicBoolean();

        private Place() {}

        @Override
        public void close() {
            if (left.compareAndSet(false, true)) {
                running.release();
                inside.release();
            }
        }
    }
}
