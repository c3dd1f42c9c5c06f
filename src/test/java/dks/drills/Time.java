package dks.drills;

import java.util.function.BooleanSupplier;

/** Waiting. */
final class Time {
    private static final int PAUSE_MILLIS = 100;

    private Time() {}

    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The drill was interrupted.", e);
        }
    }

    /** Waits until something is so, at the longest for the milliseconds; whether it came to be. */
    static boolean until(long millis, BooleanSupplier isSo) {
        long end = System.currentTimeMillis() + millis;
        while (!isSo.getAsBoolean()) {
            if (System.currentTimeMillis() > end) {
                return false;
            }
            sleep(PAUSE_MILLIS);
        }
        return true;
    }
}
