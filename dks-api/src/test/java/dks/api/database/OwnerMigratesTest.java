package dks.api.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** How the API's role comes into being, on a server that writes every statement into its log. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OwnerMigratesTest {

    private TestDatabase database;

    @BeforeEach
    void start() throws Exception {
        database = new TestDatabase(Map.of("logging_collector", "on", "log_statement", "all"));
    }

    @AfterEach
    void stop() throws Exception {
        database.close();
    }

    @Test
    void the_role_reads_and_writes_after_the_first_migration_and_its_password_is_in_no_log() throws Exception {
        migrate("dks_api", "first-password");

        assertThat(posts("dks_api", "first-password")).isZero();
        assertThat(logged("$652-AHS-MARCS")).as("the log holds the verifier").isPositive();
        assertThat(logged("drowssap-tsrif")).isZero();
    }

    @Test
    void a_new_password_is_the_only_one_after_the_next_start() throws Exception {
        migrate("dks_api", "first-password");
        migrate("dks_api", "second-password");

        assertThat(posts("dks_api", "second-password")).isZero();
        assertThatThrownBy(() -> posts("dks_api", "first-password"))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isEqualTo("28P01"));
    }

    @Test
    void a_new_name_leaves_the_role_of_the_running_tasks_as_it_was() throws Exception {
        migrate("dks_api", "first-password");
        migrate("dks \"api\" 2", "second-password");

        assertThat(posts("dks_api", "first-password")).isZero();
        assertThat(posts("dks \"api\" 2", "second-password")).isZero();
    }

    @Test
    void the_owner_can_drop_a_role_that_is_no_longer_used() throws Exception {
        migrate("dks_api", "first-password");
        try (Connection owner = database.connect();
                Statement statement = owner.createStatement()) {
            // As docs/runbook.md has it.
            statement.execute("GRANT dks_api TO CURRENT_USER");
            statement.execute("DROP OWNED BY dks_api");
            statement.execute("DROP ROLE dks_api");
        }
        assertThat(count("SELECT count(*) FROM pg_roles WHERE rolname = 'dks_api'"))
                .isZero();
    }

    @Test
    void tasks_that_start_together_take_turns() throws Exception {
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + ApiRole.LOCK + ")");
            CompletableFuture<Void> task = CompletableFuture.runAsync(() -> migrate("dks_api", "password"));
            await("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted");
            assertThat(task).isNotDone();
            assertThat(count("SELECT count(*) FROM pg_roles WHERE rolname = 'dks_api'"))
                    .isZero();

            statement.execute("SELECT pg_advisory_unlock(" + ApiRole.LOCK + ")");
            task.get(1, TimeUnit.MINUTES);
        }
        assertThat(posts("dks_api", "password")).isZero();
    }

    @Test
    void an_owner_who_may_not_create_roles_is_told_so() throws Exception {
        TestDatabase.asSuperuser(database.port(), "ALTER ROLE dks NOCREATEROLE");

        assertThatThrownBy(() -> migrate("dks_api", "password"))
                .isInstanceOf(FlywayException.class)
                .hasStackTraceContaining("may not set up the role 'dks_api'")
                .hasStackTraceContaining("must have CREATEROLE");
    }

    @Test
    void a_role_that_another_one_created_is_left_alone() throws Exception {
        TestDatabase.asSuperuser(database.port(), "CREATE ROLE dks_api LOGIN PASSWORD 'its own'");

        assertThatThrownBy(() -> migrate("dks_api", "password"))
                .hasStackTraceContaining("a role that exists must be one that it created");
        assertThatThrownBy(() -> posts("dks_api", "its own")).hasMessageContaining("permission denied");
    }

    @Test
    void without_an_owner_the_role_migrates_and_no_other_one_is_made() throws Exception {
        migrate(new OwnerMigrates(Optional.empty(), Optional.empty(), "dks", TestDatabase.PASSWORD));

        assertThat(posts("dks", TestDatabase.PASSWORD)).isZero();
        assertThat(count("SELECT count(*) FROM pg_roles WHERE rolname LIKE 'dks%'"))
                .isEqualTo(1);
    }

    private void migrate(String role, String password) {
        migrate(new OwnerMigrates(Optional.of("dks"), Optional.of(TestDatabase.PASSWORD), role, password));
    }

    private void migrate(OwnerMigrates settings) {
        var flyway = Flyway.configure()
                .dataSource(
                        "jdbc:postgresql://127.0.0.1:" + database.port() + "/dks?ApplicationName=dks-api-flyway",
                        "dks",
                        TestDatabase.PASSWORD);
        settings.customize(flyway);
        flyway.load().migrate();
    }

    private long posts(String role, String password) throws SQLException {
        try (Connection connection = TestDatabase.connect(database.port(), role, password);
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM posts")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** How far into the server's log a text first is, given backwards: this very query is in the log, too. */
    private long logged(String backwards) throws SQLException {
        return count("SELECT strpos(pg_read_file(pg_current_logfile()), reverse('" + backwards + "'))");
    }

    private void await(String query) throws SQLException, InterruptedException {
        Instant end = Instant.now().plus(Duration.ofMinutes(1));
        while (count(query) == 0) {
            assertThat(Instant.now()).as(query).isBefore(end);
            Thread.sleep(20);
        }
    }

    private long count(String query) throws SQLException {
        return TestDatabase.asSuperuser(database.port(), query);
    }
}
