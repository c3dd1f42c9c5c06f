package dks.api.database;

import java.util.Set;

/** Tells work that PostgreSQL stopped at a limit, or because of other work at the same time, from other errors. */
public final class StoppedWork {

    /** query_canceled: statement_timeout has passed. */
    private static final String TOO_LONG = "57014";

    /** deadlock_detected and serialization_failure: the transaction was rolled back, and the same again may work. */
    private static final Set<String> CROSSED = Set.of("40P01", "40001");

    /** lock_not_available: lock_timeout has passed; idle_in_transaction_session_timeout: the connection was closed. */
    private static final Set<String> OTHERS = Set.of("55P03", "25P03");

    private StoppedWork() {}

    /** Whether the work was stopped; a later try may work. */
    public static boolean isCauseOf(Throwable error) {
        return tookTooLong(error) || crossed(error) || SqlErrors.states(error).anyMatch(OTHERS::contains);
    }

    /** Whether a statement ran for longer than it may. */
    public static boolean tookTooLong(Throwable error) {
        return SqlErrors.states(error).anyMatch(TOO_LONG::equals);
    }

    /** Whether a transaction crossed another one, so that the same again at once may work. */
    static boolean crossed(Throwable error) {
        return SqlErrors.states(error).anyMatch(CROSSED::contains);
    }
}
