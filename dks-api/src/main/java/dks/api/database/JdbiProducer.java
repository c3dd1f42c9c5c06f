package dks.api.database;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;

/** Makes the one Jdbi over the connection pool. */
class JdbiProducer {

    @Produces
    @Singleton
    Jdbi jdbi(AgroalDataSource pool, SlowQueryLog slowQueries) {
        return Jdbi.create(pool)
                .registerArrayType(String.class, "text")
                .setSqlLogger(slowQueries)
                .configure(StatementExceptions.class, JdbiProducer::withoutValues);
    }

    /** Errors are logged; with the values, what people wrote would be, too. */
    private static void withoutValues(StatementExceptions exceptions) {
        exceptions.setMessageRendering(
                e -> e.getShortMessage() + " [statement: " + Statements.text(e.getStatementContext()) + "]");
    }
}
