package dks.api.start;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.Driver;

/** Waits for the database before the service starts, and tells a wrong setting from a server that wakes up. */
final class DatabaseCheck {

    /**
     * Aurora takes 15 to 30 s to wake; longer when it slept for a day. Less than the 60 s after which ECS stops a task
     * that does not answer, so that the log says why; the next task waits on.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(50);

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Settings settings;
    private final boolean owned;

    DatabaseCheck(Settings settings) {
        this.settings = settings;
        this.owned = settings.hasOwner();
    }

    /** What is wrong, in a sentence; empty once a connection could be made. Takes at most a minute and a half. */
    Optional<String> complaint() throws InterruptedException {
        long start = System.nanoTime();
        while (true) {
            try {
                connect().close();
                return Optional.empty();
            } catch (SQLException e) {
                Optional<String> lasting = lasting(e);
                if (lasting.isPresent() || System.nanoTime() - start > PATIENCE.toNanos()) {
                    return lasting.or(() -> Optional.of("The database at %s:%s cannot be reached: %s"
                            .formatted(settings.value("dks.db.host"), settings.value("dks.db.port"), e.getMessage())));
                }
                Thread.sleep(PAUSE.toMillis());
            }
        }
    }

    /** The role that migrates: the other one may not exist before that. */
    private String user() {
        return settings.value(owned ? "dks.db.owner.name" : "quarkus.datasource.username");
    }

    private Connection connect() throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", user());
        login.setProperty("password", settings.value(owned ? "dks.db.owner.password" : "quarkus.datasource.password"));
        return new Driver().connect(settings.value("quarkus.datasource.jdbc.url"), login);
    }

    /** SQLState 28: login refused; 3D: no such database. Waiting does not mend these. */
    private Optional<String> lasting(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (state.startsWith("28")) {
            String variables = owned ? "DB_OWNER_NAME, DB_OWNER_PASSWORD" : "DB_ROLE_NAME, DB_ROLE_PASSWORD";
            return Optional.of(
                    "The database refuses the role '%s'; check %s and PGSSLMODE.".formatted(user(), variables));
        }
        if (state.startsWith("3D")) {
            return Optional.of("The server has no database '%s'; create it or correct DB_NAME."
                    .formatted(settings.value("dks.db.name")));
        }
        return Optional.empty();
    }
}
