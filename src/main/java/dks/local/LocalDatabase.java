package dks.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;

/**
 * PostgreSQL for the local system: the real server on a free port of the loopback interface, its data kept in the data
 * folder, one database owned by a role that is no superuser, and a password that only the folder's owner can read.
 */
final class LocalDatabase implements AutoCloseable {
    /** The folder in the data folder that is PostgreSQL's own. */
    static final String DATA = "postgres";

    static final String ROLE = "dks";

    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final EmbeddedPostgres server;
    private final String password;
    private final ProcessHandle process;

    private LocalDatabase(EmbeddedPostgres server, String password, ProcessHandle process) {
        this.server = server;
        this.password = password;
        this.process = process;
    }

    /**
     * Starts the server, making its files first when there are none.
     *
     * @param folder the locked data folder
     * @param binaries where the server's programs are unpacked to, once per version
     */
    static LocalDatabase start(Path folder, Path binaries) throws LocalFailure {
        Path log = folder.resolve("postgres.log");
        // The library lets everybody write where it unpacks to; within a folder of ours nobody else gets there.
        Path unpacked = binaries.resolve("unpacked");
        var cluster = new Cluster(folder.resolve(DATA), folder.resolve("password"), unpacked);
        try {
            DataFolder.makeForOwnerOnly(binaries);
            cluster.discardHalfMade();
            Files.deleteIfExists(log);
            String password = cluster.password();
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setDataDirectory(cluster.data())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setOverrideWorkingDirectory(unpacked.toFile())
                    .setDataDirectoryCustomizer(data -> cluster.secure(password))
                    .setConnectConfig("password", password)
                    .setServerConfig("unix_socket_directories", "")
                    // The library switches this off, which suits data that is thrown away; these posts are kept.
                    .setServerConfig("fsync", "on")
                    // PostgreSQL's own locale is the same on every system, whatever the workstation has installed.
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setLocaleConfig("locale", "C")
                    .setPGStartupWait(START_LIMIT)
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            var database = new LocalDatabase(server, password, cluster.process());
            database.makeRoleAndDatabase();
            return database;
        } catch (IOException | RuntimeException | SQLException | ExceptionInInitializerError failed) {
            Leftovers.end(folder); // a server whose start was not waited for to the end
            throw new LocalFailure("PostgreSQL did not start (" + failed.getMessage() + ")." + lastLines(log), failed);
        }
    }

    /** The environment that the API needs to reach this database. */
    Map<String, String> environment() {
        return Map.of(
                "DB_HOST",
                "127.0.0.1",
                "PGPORT",
                Integer.toString(server.getPort()),
                "DB_NAME",
                ROLE,
                "DB_ROLE_NAME",
                ROLE,
                "DB_ROLE_PASSWORD",
                password,
                "PGSSLMODE",
                "disable");
    }

    /** The server's process, to notice when it ends. */
    ProcessHandle process() {
        return process;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException stopFailed) {
            process.destroyForcibly();
        }
    }

    private void makeRoleAndDatabase() throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            // The password is hexadecimal: it needs no quoting, and DDL takes no parameters.
            if (!statement
                    .executeQuery("SELECT 1 FROM pg_roles WHERE rolname = '" + ROLE + "'")
                    .next()) {
                statement.execute("CREATE ROLE " + ROLE + " LOGIN");
            }
            statement.execute("ALTER ROLE " + ROLE + " PASSWORD '" + password + "'");
            if (!statement
                    .executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + ROLE + "'")
                    .next()) {
                statement.execute("CREATE DATABASE " + ROLE + " OWNER " + ROLE);
            }
        }
    }

    private static String lastLines(Path log) {
        try {
            var lines = Files.readAllLines(log);
            return " The end of " + log + ":\n  "
                    + String.join("\n  ", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
        } catch (IOException none) {
            return "";
        }
    }
}
