package dks.ui.web;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Makes few answers at a time, because making one takes many times the memory of the finished one: the tree of a text, its
 * HTML before and after the sanitizer, and the page. More at a time would not be faster on the two processors of a task.
 */
public final class Rendering {

    /** How many answers are made at a time. */
    static final int AT_A_TIME = 2;

    /** Characters of people's texts from which on an answer is long. */
    private static final int LONG = 16 * 1024;

    private static final int LONGEST_WAIT_SECONDS = 10;
    // The one that has waited longest goes first, so that each gets its turn.
    private static final Semaphore PLACES = new Semaphore(AT_A_TIME, true);
    // One place is never taken by a long answer, so that most pages do not wait for the few long ones.
    private static final Semaphore LONG_ONES = new Semaphore(AT_A_TIME - 1, true);

    private Rendering() {}

    /**
     * Makes an answer when it is its turn. Nothing in it may wait: who is signed in is asked before, because the issuer may
     * take seconds to say it. No other answer may be made within.
     *
     * @param characters of people's texts that the answer is made of
     * @throws Overload when its turn does not come in time
     */
    public static <T> T of(long characters, Supplier<T> work) {
        return characters < LONG ? inTurn(PLACES, work) : inTurn(LONG_ONES, () -> inTurn(PLACES, work));
    }

    private static <T> T inTurn(Semaphore places, Supplier<T> work) {
        try {
            if (!places.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new Overload();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Overload();
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
