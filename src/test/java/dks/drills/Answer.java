package dks.drills;

/**
 * What a person of the load got for one request.
 *
 * @param person who asked; readers have names of their own, so that the gaps of each can be told
 * @param begin when, in milliseconds since 1970
 * @param millis until the answer was there, or was given up
 * @param status of HTTP; 0 when there was no answer
 * @param words of an answer that is no success, shortened
 * @param whenAgain whether it says when to try again (Retry-After)
 */
record Answer(String person, Kind kind, long begin, long millis, int status, String words, boolean whenAgain) {
    /** What was asked for. */
    enum Kind {
        READ,
        WRITE
    }

    boolean succeeded() {
        return status >= 200 && status < 400;
    }

    long end() {
        return begin + millis;
    }
}
