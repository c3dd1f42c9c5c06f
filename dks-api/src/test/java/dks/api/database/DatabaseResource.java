package dks.api.database;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Gives a Quarkus test its PostgreSQL, and the pool a short patience so that tests can see it empty. */
public class DatabaseResource implements QuarkusTestResourceLifecycleManager {

    private TestDatabase database;

    @Override
    public Map<String, String> start() {
        try {
            database = new TestDatabase();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start", e);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL is not as the tests need it", e);
        }
        Map<String, String> settings = new HashMap<>(database.environment());
        settings.put("DKS_SIGN_IN", "off");
        settings.put("quarkus.datasource.jdbc.idle-removal-interval", "1s");
        return settings;
    }

    @Override
    public void stop() {
        try {
            if (database != null) {
                database.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
