package dks.api.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;

/** A real PostgreSQL with a database and a role of little power for the service, as in production. */
public final class TestDatabase implements AutoCloseable {

    /** Characters that a configuration, a URL or a shell might take for its own. */
    public static final String PASSWORD = "p$a${b}$$c{d}\\e%20&f?g=h#i'j\"k,l";

    private static final String NAME = "dks";
    private static final String ROLE = "dks_api";

    private final EmbeddedPostgres server;

    /** Starts a server on a free port; a server that does not start is an error, never a skipped test. */
    public TestDatabase() throws IOException, SQLException {
        Path data = Files.createTempDirectory("dks-api-postgres");
        server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(true)
                .setServerConfig("fsync", "off")
                .start();
        Files.writeString(data.resolve("pg_hba.conf"), """
                local all all trust
                host all postgres 127.0.0.1/32 trust
                host all all 127.0.0.1/32 scram-sha-256
                """);
        asSuperuser("CREATE ROLE " + ROLE + " LOGIN PASSWORD '" + PASSWORD.replace("'", "''") + "'");
        asSuperuser("CREATE DATABASE " + NAME + " OWNER " + ROLE);
        asSuperuser("SELECT pg_reload_conf()");
    }

    /** The environment of a service that uses this database. */
    public Map<String, String> environment() {
        return Map.of(
                "DB_HOST", "127.0.0.1",
                "PGPORT", Integer.toString(server.getPort()),
                "DB_NAME", NAME,
                "DB_ROLE_NAME", ROLE,
                "DB_ROLE_PASSWORD", PASSWORD);
    }

    /** A connection of the service's role. */
    public Connection connect() throws SQLException {
        return connect(server.getPort());
    }

    /** A connection of the service's role to the test server at a port. */
    static Connection connect(int port) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", ROLE);
        login.setProperty("password", PASSWORD);
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + NAME, login);
    }

    /** Runs a statement in the database postgres; the first column of the first row, or 0. */
    static long asSuperuser(int port, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "");
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return 0;
            }
            ResultSet rows = statement.getResultSet();
            return rows.next() && rows.getObject(1) instanceof Number number ? number.longValue() : 0;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void asSuperuser(String sql) throws SQLException {
        asSuperuser(server.getPort(), sql);
    }
}
