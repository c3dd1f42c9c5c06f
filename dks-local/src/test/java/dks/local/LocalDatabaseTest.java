package dks.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalDatabaseTest {
    static final Path BINARIES = Path.of("target/postgres-binaries").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void whatWasWrittenIsThereAfterARestart() throws Exception {
        try (var database = LocalDatabase.start(folder, BINARIES)) {
            execute(database, "CREATE TABLE notes (text text)");
            execute(database, "INSERT INTO notes VALUES ('kept')");
        }

        try (var database = LocalDatabase.start(folder, BINARIES)) {
            assertThat(query(database, "SELECT text FROM notes")).isEqualTo("kept");
        }
    }

    @Test
    void noRoleGetsInWithoutThePassword() throws Exception {
        try (var database = LocalDatabase.start(folder, BINARIES)) {
            for (String role : List.of("dks", "postgres")) {
                assertThatThrownBy(() -> connect(database, role, "guess").close())
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("password authentication failed");
            }
        }
    }

    @Test
    void thePasswordIsItsOwnersAlone() throws Exception {
        try (var database = LocalDatabase.start(folder, BINARIES)) {
            Path file = folder.resolve("password");

            assertThat(Files.readString(file)).isEqualTo(database.environment().get("DB_ROLE_PASSWORD"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void theOwnerIsNoSuperuserAndMayCreateTheRoleOfTheApi() throws Exception {
        try (var database = LocalDatabase.start(folder, BINARIES)) {
            assertThat(query(
                            database,
                            "SELECT rolsuper || ' ' || rolcreaterole FROM pg_roles WHERE rolname = current_user"))
                    .isEqualTo("false true");
            assertThat(database.environment())
                    .containsEntry("DB_OWNER_NAME", "dks")
                    .containsEntry("DB_ROLE_NAME", "dks_api");
            assertThat(query(
                            database,
                            "SELECT datdba = 'dks'::regrole FROM pg_database WHERE datname = current_database()"))
                    .isEqualTo("t");
        }
    }

    @Test
    void commitsReachTheDisk() throws Exception {
        try (var database = LocalDatabase.start(folder, BINARIES)) {
            assertThat(query(database, "SHOW fsync")).isEqualTo("on");
        }
    }

    @Test
    void itIsPostgreSql17() throws Exception {
        try (var database = LocalDatabase.start(folder, BINARIES)) {
            assertThat(query(database, "SHOW server_version")).startsWith("17.");
        }
    }

    @Test
    void aFirstStartThatWasCutOffIsStartedAnew() throws Exception {
        Files.createDirectories(folder.resolve("postgres.part/base"));
        Files.writeString(folder.resolve("postgres.part/PG_VERSION"), "17\n");

        try (var database = LocalDatabase.start(folder, BINARIES)) {
            assertThat(query(database, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void filesThatPostgreSqlRefusesGiveItsOwnWords() throws Exception {
        LocalDatabase.start(folder, BINARIES).close();
        Files.writeString(folder.resolve("postgres/PG_VERSION"), "9\n");

        assertThatThrownBy(() -> LocalDatabase.start(folder, BINARIES))
                .isInstanceOf(LocalFailure.class)
                .hasMessageStartingWith("PostgreSQL did not start: it ended with exit code 1.")
                .hasMessageContaining("The data directory was initialized by PostgreSQL version 9");
    }

    @Test
    void aLostPasswordIsNamedAndNothingIsOverwritten() throws Exception {
        LocalDatabase.start(folder, BINARIES).close();
        Files.delete(folder.resolve("password"));

        assertThatThrownBy(() -> LocalDatabase.start(folder, BINARIES))
                .hasMessageContaining(folder.resolve("password") + " is missing");
        assertThat(folder.resolve("postgres/PG_VERSION")).exists();
    }

    @Test
    void aServerThatAKilledRunLeftIsFoundByItsFolderAndEnded() throws Exception {
        var orphan = LocalDatabase.start(folder, BINARIES);

        assertThat(Leftovers.end(folder)).isEqualTo(1);

        assertThat(orphan.process().isAlive()).isFalse();
        assertThat(Leftovers.end(folder)).isZero();
    }

    private static Connection connect(LocalDatabase database, String role, String password) throws SQLException {
        Map<String, String> environment = database.environment();
        String url = "jdbc:postgresql://" + environment.get("DB_HOST") + ":" + environment.get("PGPORT") + "/dks";
        return DriverManager.getConnection(url, role, password);
    }

    private static void execute(LocalDatabase database, String sql) throws SQLException {
        try (Connection connection =
                connect(database, "dks", database.environment().get("DB_ROLE_PASSWORD"))) {
            connection.createStatement().execute(sql);
        }
    }

    private static String query(LocalDatabase database, String sql) throws SQLException {
        try (Connection connection =
                        connect(database, "dks", database.environment().get("DB_ROLE_PASSWORD"));
                ResultSet result = connection.createStatement().executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
