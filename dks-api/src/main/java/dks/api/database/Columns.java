package dks.api.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Reads columns whose types JDBC has no method of its own for. */
public final class Columns {

    private Columns() {}

    /** A {@code timestamptz}, to the microsecond. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
