package dks.api.database;

import java.sql.SQLException;
import java.util.Set;
import org.jdbi.v3.core.ConnectionException;

/** Tells a database that cannot be reached or does not take work from a mistake of ours. */
public final class Outage {

    /**
     * SQLState classes: 08 connection, 28 login (a password that was just rotated), 53 out of resources, 57 the server
     * shuts down or starts up; 25006 is a write that reached a reader during a failover.
     */
    private static final Set<String> CLASSES = Set.of("08", "28", "53", "57");

    private Outage() {}

    /** Whether the error is an outage, which passes, rather than a fault, which does not. */
    public static boolean isCauseOf(Throwable error) {
        return SqlErrors.causes(error).anyMatch(ConnectionException.class::isInstance)
                || SqlErrors.states(error)
                        .anyMatch(state -> CLASSES.contains(state.substring(0, 2)) || state.equals("25006"));
    }

    /** The driver's own words, for the log. */
    public static String message(Throwable error) {
        return SqlErrors.causes(error)
                .filter(SQLException.class::isInstance)
                .map(Throwable::getMessage)
                .findFirst()
                .orElse(error.getMessage());
    }
}
