package dks.api.bounds;

import dks.api.database.DatabaseResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** Every time that work may take is short, so that tests see its end; numbers are as in production. */
public class Impatient implements QuarkusTestProfile {

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(DatabaseResource.class));
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "dks.db.statement-time", "2s",
                "dks.db.lock-time", "1s",
                "dks.search.time", "1s",
                "dks.board.export-chunk-time", "1s",
                "dks.untaken-answer-time", "1s");
    }
}
