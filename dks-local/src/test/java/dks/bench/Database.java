package dks.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** The PostgreSQL that is measured. */
final class Database {
    private static final String SUPERUSER = "postgres";

    private final Map<String, String> settings;

    /** Reaches it as the API does, with the API's variables. */
    Database(Map<String, String> settings) {
        this.settings = settings;
    }

    /** Fills the board by a script, and lets PostgreSQL look at what it has then. */
    void fill(Path script) throws Exception {
        try (Connection connection = connect(settings.get("DB_OWNER_NAME"));
                Statement statement = connection.createStatement()) {
            statement.execute(Files.readString(script));
            statement.execute("VACUUM (ANALYZE)");
        }
    }

    /** Has every plan written to the log, with what it did, for connections that are opened from now on. */
    void logPlans() throws SQLException {
        String role = settings.get("DB_ROLE_NAME");
        asSuperuser("ALTER ROLE " + role + " SET session_preload_libraries = 'auto_explain'");
        asSuperuser("ALTER ROLE " + role + " SET auto_explain.log_min_duration = 0");
        asSuperuser("ALTER ROLE " + role + " SET auto_explain.log_analyze = on");
        asSuperuser("ALTER ROLE " + role + " SET auto_explain.log_buffers = on");
    }

    /** Writes a line to the log. */
    void say(String line) throws SQLException {
        asSuperuser("DO $$ BEGIN RAISE LOG '" + line + "'; END $$");
    }

    /** What a query gives, a single value. */
    String value(String query) throws SQLException {
        try (Connection connection = connect(settings.get("DB_ROLE_NAME"));
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private void asSuperuser(String sql) throws SQLException {
        try (Connection connection = connect(SUPERUSER);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    // The cluster is the benchmark's own: every role in it has the same password.
    private Connection connect(String role) throws SQLException {
        String url = "jdbc:postgresql://%s:%s/%s?sslmode=disable"
                .formatted(settings.get("DB_HOST"), settings.get("PGPORT"), settings.get("DB_NAME"));
        return DriverManager.getConnection(url, role, settings.get("DB_ROLE_PASSWORD"));
    }
}
