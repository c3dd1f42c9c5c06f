package dks.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL for the local system: the real server as a child process on a free port of the loopback interface, with
 * one database. Its owner may create roles and is not a superuser, as on Aurora, and the API creates its own role.
 */
final class LocalDatabase implements AutoCloseable {
    static final String SUPERUSER = "postgres";

    private static final String OWNER = "dks";
    private static final String API_ROLE = "dks_api";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final long CLIENTS_SECONDS = 2;
    private static final long STOP_SECONDS = 20;
    private static final long POLL_MILLIS = 50;
    private static final int SHOWN_LINES = 10;

    private final PostgresPrograms programs;
    private final Cluster cluster;
    private final Process process;
    private final int port;
    private final String password;

    private LocalDatabase(PostgresPrograms programs, Cluster cluster, Process process, int port, String password) {
        this.programs = programs;
        this.cluster = cluster;
        this.process = process;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts the server, making its files first when there are none.
     *
     * @param folder the locked data folder
     * @param binaries where the server's programs are unpacked to, once per version
     */
    static LocalDatabase start(Path folder, Path binaries) throws LocalFailure, InterruptedException {
        var cluster = new Cluster(folder);
        try {
            Files.deleteIfExists(cluster.log());
            var programs = PostgresPrograms.unpack(binaries);
            cluster.make(programs);
            int port = Ports.free().api();
            String password = cluster.password();
            var server = programs.command(
                    "postgres",
                    "-D",
                    cluster.data().toString(),
                    "-p",
                    Integer.toString(port),
                    "-c",
                    "listen_addresses=127.0.0.1",
                    "-c",
                    "unix_socket_directories=");
            Process process = new ProcessBuilder(server)
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(cluster.log().toFile()))
                    .start();
            return new LocalDatabase(programs, cluster, process, port, password).ready();
        } catch (IOException | SQLException failed) {
            throw new LocalFailure(
                    "PostgreSQL did not start: " + failed.getMessage() + "." + lastLines(cluster.log()), failed);
        }
    }

    /** The environment that the API needs to reach this database. */
    Map<String, String> environment() {
        return Map.of(
                "DB_HOST",
                "127.0.0.1",
                "PGPORT",
                Integer.toString(port),
                "DB_NAME",
                OWNER,
                "DB_OWNER_NAME",
                OWNER,
                "DB_OWNER_PASSWORD",
                password,
                "DB_ROLE_NAME",
                API_ROLE,
                "DB_ROLE_PASSWORD",
                password,
                "PGSSLMODE",
                "disable");
    }

    /** The server's process, to notice when it ends. */
    ProcessHandle process() {
        return process.toHandle();
    }

    /** The sentence for a server that ended by itself. */
    LocalFailure ended() {
        return new LocalFailure(
                "PostgreSQL ended with exit code " + process.exitValue() + "." + lastLines(cluster.log()));
    }

    @Override
    public void close() {
        if (!process.isAlive()) {
            return;
        }
        process.toHandle().destroy();
        try {
            if (process.waitFor(CLIENTS_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
            // It waits for a client, a psql that somebody has open for example; "fast" ends that session.
            List<String> stop = programs.command("pg_ctl", "-D", cluster.data().toString(), "-m", "fast", "-W", "stop");
            new ProcessBuilder(stop)
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(cluster.log().toFile()))
                    .start()
                    .waitFor();
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException failed) {
            process.destroyForcibly();
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private LocalDatabase ready() throws IOException, SQLException, InterruptedException {
        boolean done = false;
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            // The password is hexadecimal: it needs no quoting, and these statements take no parameters.
            if (!statement
                    .executeQuery("SELECT 1 FROM pg_roles WHERE rolname = '" + OWNER + "'")
                    .next()) {
                statement.execute("CREATE ROLE " + OWNER + " LOGIN PASSWORD '" + password + "'");
            }
            statement.execute("ALTER ROLE " + OWNER + " CREATEROLE"); // data folders of earlier versions lack it
            if (!statement
                    .executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + OWNER + "'")
                    .next()) {
                statement.execute("CREATE DATABASE " + OWNER + " OWNER " + OWNER);
            }
            done = true;
            return this;
        } finally {
            if (!done) {
                close();
            }
        }
    }

    private Connection connect() throws IOException, SQLException, InterruptedException {
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres?sslmode=disable";
        var deadline = Instant.now().plus(START_LIMIT);
        while (true) {
            try {
                return DriverManager.getConnection(url, SUPERUSER, password);
            } catch (SQLException notYet) {
                if (!process.isAlive()) {
                    throw new IOException("it ended with exit code " + process.exitValue(), notYet);
                }
                if (Instant.now().isAfter(deadline)) {
                    throw notYet;
                }
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private static String lastLines(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            List<String> last = lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size());
            return " The end of " + log + ":\n  " + String.join("\n  ", last);
        } catch (IOException none) {
            return "";
        }
    }
}
