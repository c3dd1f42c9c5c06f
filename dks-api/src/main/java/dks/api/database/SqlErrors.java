package dks.api.database;

import java.sql.SQLException;
import java.util.stream.Stream;

/** Finds what PostgreSQL said in an error that libraries have wrapped. */
final class SqlErrors {

    private static final int SQL_STATE_LENGTH = 5;

    private SqlErrors() {}

    /** The error and its causes, the outermost first. */
    static Stream<Throwable> causes(Throwable error) {
        return Stream.iterate(error, e -> e != null, Throwable::getCause).limit(10);
    }

    /** The SQLStates of an error (https://www.postgresql.org/docs/17/errcodes-appendix.html). */
    static Stream<String> states(Throwable error) {
        return causes(error)
                .filter(SQLException.class::isInstance)
                .map(e -> ((SQLException) e).getSQLState())
                .filter(state -> state != null && state.length() == SQL_STATE_LENGTH);
    }
}
