package dks.api.bounds;

import dks.api.database.DatabaseResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** Little may happen at once, so that tests reach the bounds with few requests; no time ends while a test looks. */
public class Crowded implements QuarkusTestProfile {

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(DatabaseResource.class));
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("dks.db.statement-time", "5min"),
                Map.entry("dks.db.lock-time", "5min"),
                Map.entry("dks.search.time", "5m"),
                Map.entry("dks.search.at-once", "2"),
                Map.entry("dks.search.waiting", "1"),
                Map.entry("dks.board.export-chunk-time", "5m"),
                Map.entry("dks.board.imports-at-once", "1"),
                Map.entry("dks.board.imports-waiting", "1"),
                Map.entry("dks.untaken-answers", "2"),
                Map.entry("dks.untaken-answer-time", "5m"),
                Map.entry("dks.reads-per-minute", "5"),
                Map.entry("quarkus.thread-pool.max-threads", "6"),
                Map.entry("dks.requests-at-once", "8"));
    }
}
