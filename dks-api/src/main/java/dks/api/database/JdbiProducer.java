package dks.api.database;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

/** Makes the one Jdbi over the connection pool. */
class JdbiProducer {

    @Produces
    @Singleton
    Jdbi jdbi(AgroalDataSource pool) {
        return Jdbi.create(pool).registerArrayType(String.class, "text");
    }
}
