package dks.api.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Runs whatever changes the database: each change is one transaction, and one that crossed another (deadlock,
 * serialization failure) is tried again a few times. PostgreSQL rolled it back, so nothing happens twice. Jdbi's own
 * SerializableTransactionRunner knows one of the two errors, and keeps the connection while it waits.
 */
@ApplicationScoped
public class Writes {

    private static final Logger LOG = Logger.getLogger(Writes.class);

    private static final int TRIES = 4;

    /** The longest pause before the second try, in ms; each later one may take that much longer. */
    private static final int PAUSE = 50;

    private final Jdbi jdbi;

    Writes(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The result of the work, which may be called several times and so must not change anything but the database. */
    public <T> T run(HandleCallback<T, RuntimeException> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return jdbi.inTransaction(work);
            } catch (JdbiException e) {
                if (attempt == TRIES || !StoppedWork.crossed(e)) {
                    throw e;
                }
                LOG.infof("A transaction crossed another one and is tried again: %s", Outage.message(e));
                pause(attempt);
            }
        }
    }

    /** Of random length, so that two transactions that crossed do not meet again; without a connection. */
    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(PAUSE * attempt) + 1L);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
