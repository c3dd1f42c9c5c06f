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

/**
 * A real PostgreSQL with a database whose owner may create roles and is not a superuser, as on Aurora. The service creates
 * its own role.
 */
public final class TestDatabase implements AutoCloseable {

    /** Characters that a configuration, a URL or a shell might take for its own. */
    public static final String PASSWORD = "p$a${b}$$c{d}\\e%20&f?g=h#i'j\"k,l";

    /** Of the API's role: as hard to handle, and another. */
    public static final String ROLE_PASSWORD = "'" + PASSWORD + "-of-the-api";

    private static final String NAME = "dks";
    private static final String OWNER = "dks";
    private static final String ROLE = "dks_api";

    private final EmbeddedPostgres server;

    /** Starts a server on a free port; a server that does not start is an error, never a skipped test. */
    public TestDatabase() throws IOException, SQLException {
        this(Map.of());
    }

    /** Starts a server with settings beside the usual ones. */
    TestDatabase(Map<String, String> settings) throws IOException, SQLException {
        Path data = Files.createTempDirectory("dks-api-postgres");
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(true)
                .setServerConfig("fsync", "off");
        settings.forEach(builder::setServerConfig);
        server = builder.start();
        Files.writeString(data.resolve("pg_hba.conf"), """
                local all all trust
                host all postgres 127.0.0.1/32 trust
                host all all 127.0.0.1/32 scram-sha-256
                """);
        asSuperuser("CREATE ROLE " + OWNER + " LOGIN CREATEROLE PASSWORD '" + PASSWORD.replace("'", "''") + "'");
        asSuperuser("CREATE DATABASE " + NAME + " OWNER " + OWNER);
        asSuperuser("SELECT pg_reload_conf()");
    }

    /** The environment of a service that uses this database. */
    public Map<String, String> environment() {
        return Map.of(
                "DB_HOST", "127.0.0.1",
                "PGPORT", Integer.toString(server.getPort()),
                "DB_NAME", NAME,
                "DB_OWNER_NAME", OWNER,
                "DB_OWNER_PASSWORD", PASSWORD,
                "DB_ROLE_NAME", ROLE,
                "DB_ROLE_PASSWORD", ROLE_PASSWORD);
    }

    /** A connection of the database's owner. */
    public Connection connect() throws SQLException {
        return connect(server.getPort());
    }

    /** A connection of the database's owner to the test server at a port. */
    static Connection connect(int port) throws SQLException {
        return connect(port, OWNER, PASSWORD);
    }

    /** A connection of any role to the test server at a port. */
    static Connection connect(int port, String role, String password) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", role);
        login.setProperty("password", password);
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

    /** Where the server listens. */
    int port() {
        return server.getPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void asSuperuser(String sql) throws SQLException {
        asSuperuser(server.getPort(), sql);
    }
}
