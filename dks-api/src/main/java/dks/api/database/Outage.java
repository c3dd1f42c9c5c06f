package dks.api.database;

import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;
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
        return causes(error)
                .anyMatch(e ->
                        e instanceof ConnectionException || e instanceof SQLException sql && passes(sql.getSQLState()));
    }

    /** The driver's own words, for the log. */
    public static String message(Throwable error) {
        return causes(error)
                .filter(SQLException.class::isInstance)
                .map(Throwable::getMessage)
                .findFirst()
                .orElse(error.getMessage());
    }

    private static boolean passes(String state) {
        return state != null
                && state.length() == 5
                && (CLASSES.contains(state.substring(0, 2)) || state.equals("25006"));
    }

    private static Stream<Throwable> causes(Throwable error) {
        return Stream.iterate(error, e -> e != null, Throwable::getCause).limit(10);
    }
}
