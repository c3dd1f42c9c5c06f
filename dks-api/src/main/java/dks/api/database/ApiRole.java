package dks.api.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.postgresql.PGConnection;

/**
 * Creates the role that the API works as, sets its password, and grants it what {@link #GRANTS} lists. Runs after every
 * migration, in one transaction.
 *
 * <p>It only ever adds rights: while a deployment replaces tasks, one of the old version may start after the new version
 * has migrated, and must not take from the new version what the old one does not know.
 */
final class ApiRole implements Callback {

    /**
     * What the API does with each table. A new table needs a line here; ApiRoleTest compares the list to the schema.
     * Identity columns need no rights on their sequences, and functions may be executed by every role.
     */
    static final Map<String, String> GRANTS = new TreeMap<>(Map.of(
            "posts", "SELECT, INSERT, UPDATE, DELETE",
            "comments", "SELECT, INSERT, UPDATE, DELETE",
            "kudos", "SELECT, INSERT, DELETE",
            "tags", "SELECT, INSERT, UPDATE, DELETE",
            "deleted_keys", "SELECT, INSERT, UPDATE, DELETE"));

    /** Tasks that start at the same time take turns: PostgreSQL lets no two transactions change a role at once. */
    static final long LOCK = 0x646b735f617069L;

    private static final String NOT_PERMITTED = "42501";

    private final String name;
    private final String password;

    ApiRole(String name, String password) {
        this.name = name;
        this.password = password;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public String getCallbackName() {
        return "role of the API";
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            setUp(context.getConnection());
        } catch (SQLException e) {
            throw new FlywayException(
                    NOT_PERMITTED.equals(e.getSQLState())
                            ? "The role DB_OWNER_NAME may not set up the role '" + name
                                    + "' (DB_ROLE_NAME): it must have"
                                    + " CREATEROLE and own the tables, and a role that exists must be one that it created."
                            : "The role '" + name + "' (DB_ROLE_NAME) could not be set up.",
                    e);
        }
    }

    private void setUp(Connection connection) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        String role = postgres.escapeIdentifier(name);
        String database = postgres.escapeIdentifier(connection.getCatalog());
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
            if (!exists(connection)) {
                statement.execute("CREATE ROLE " + role + " LOGIN");
            }
            // The driver makes the SCRAM verifier: the password itself is in no statement and in no log of the server.
            postgres.alterUserPassword(name, password.toCharArray(), "scram-sha-256");
            statement.execute("REVOKE CREATE, TEMPORARY ON DATABASE " + database + " FROM PUBLIC");
            statement.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
            statement.execute("GRANT CONNECT ON DATABASE " + database + " TO " + role);
            statement.execute("GRANT USAGE ON SCHEMA public TO " + role);
            for (var grant : GRANTS.entrySet()) {
                statement.execute("GRANT " + grant.getValue() + " ON public." + grant.getKey() + " TO " + role);
            }
        }
    }

    private boolean exists(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT FROM pg_roles WHERE rolname = ?")) {
            query.setString(1, name);
            return query.executeQuery().next();
        }
    }
}
