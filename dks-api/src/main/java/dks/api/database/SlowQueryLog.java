package dks.api.database;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/** Logs statements that take long: their text, in which parameters have names, and never what people wrote. */
@Singleton
class SlowQueryLog implements SqlLogger {

    private static final Logger LOG = Logger.getLogger(SlowQueryLog.class);

    private final Duration limit;

    SlowQueryLog(@ConfigProperty(name = "dks.slow-query") Duration limit) {
        this.limit = limit;
    }

    @Override
    public void logAfterExecution(StatementContext statement) {
        log(statement, "took");
    }

    @Override
    public void logException(StatementContext statement, SQLException e) {
        log(statement, "failed after");
    }

    private void log(StatementContext statement, String what) {
        long millis = statement.getElapsedTime(ChronoUnit.MILLIS);
        if (millis > limit.toMillis()) {
            LOG.warnf("A statement %s %d ms: %s", what, millis, Statements.text(statement));
        }
    }
}
