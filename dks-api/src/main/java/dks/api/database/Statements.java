package dks.api.database;

import org.jdbi.v3.core.statement.StatementContext;

/** What a log may tell of a statement. */
final class Statements {

    private Statements() {}

    /** The SQL in one line, with the names of its parameters and not their values. */
    static String text(StatementContext statement) {
        String sql = statement.getRenderedSql() == null ? statement.getRawSql() : statement.getRenderedSql();
        return String.valueOf(sql).replaceAll("\\s+", " ").strip();
    }
}
