package dks.api.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.eclipse.microprofile.config.ConfigProvider;

/** The database of the running Quarkus test, reached past the service's pool. */
public final class Database {

    private Database() {}

    /** How many posts have this title. */
    public static int postsTitled(String title) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement query = connection.prepareStatement("SELECT count(*) FROM posts WHERE title = ?")) {
            query.setString(1, title);
            return single(query);
        }
    }

    /** How many posts there are. */
    public static int posts() throws SQLException {
        try (Connection connection = connect();
                PreparedStatement query = connection.prepareStatement("SELECT count(*) FROM posts")) {
            return single(query);
        }
    }

    /** How many comments there are on the post of this address. */
    public static int comments(String post) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement query =
                        connection.prepareStatement("SELECT count(*) FROM comments WHERE post_id = ?")) {
            query.setLong(1, Long.parseLong(post.replaceAll("\\D", "")));
            return single(query);
        }
    }

    /** The number that a query without parameters finds. */
    public static int count(String query) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(query)) {
            return single(statement);
        }
    }

    /** Runs a statement as the database's owner. */
    public static void run(String sql) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    /** How PostgreSQL would carry out a query, line by line. */
    public static String plan(String query) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement explain = connection.prepareStatement("EXPLAIN " + query);
                ResultSet rows = explain.executeQuery()) {
            StringBuilder plan = new StringBuilder();
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
            return plan.toString();
        }
    }

    /** A connection of the superuser to the service's database. */
    static Connection connectAsSuperuser() throws SQLException {
        return TestDatabase.connect(port(), "postgres", "");
    }

    /** Runs a statement as superuser outside the service's database; the first column of the first row, or 0. */
    public static long asSuperuser(String sql) throws SQLException {
        return TestDatabase.asSuperuser(port(), sql);
    }

    /** Ends the service's connections and lets nobody in again. */
    public static void lockOut() throws SQLException {
        asSuperuser("ALTER DATABASE dks ALLOW_CONNECTIONS false");
        asSuperuser("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'dks'");
    }

    /** The end of {@link #lockOut}. */
    public static void letIn() throws SQLException {
        asSuperuser("ALTER DATABASE dks ALLOW_CONNECTIONS true");
    }

    /** How many connections the service has. */
    public static long connections() throws SQLException {
        return asSuperuser("SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'dks-api%'");
    }

    /** A connection of the database's owner, outside the service's pool. */
    public static Connection connect() throws SQLException {
        return TestDatabase.connect(port());
    }

    /** A connection of the service's role, outside its pool. */
    static Connection connectAsService() throws SQLException {
        return TestDatabase.connect(port(), "dks_api", TestDatabase.ROLE_PASSWORD);
    }

    private static int port() {
        return ConfigProvider.getConfig().getValue("PGPORT", Integer.class);
    }

    private static int single(PreparedStatement query) throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
