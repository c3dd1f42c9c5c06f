package dks.drills;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A release that is no good is given up after as many tasks as the circuit breaker counts; the old one serves on. */
@ExtendWith(OnGround.class)
class BadDeployDrill {
    private static final int LONGEST_WORDS = 200;

    @Test
    @DisplayName("deploy of an API that crashes at start")
    void crashing(Drill drill) {
        Fleet api = drill.ground().api();
        givenUp(drill, api, drill.ground().releases().crashing(api), "ended by itself");
    }

    @Test
    @Tag("short")
    @DisplayName("deploy of an API whose migration fails half-way")
    void failingMigration(Drill drill) {
        Fleet api = drill.ground().api();
        Database database = drill.ground().database();
        String before = database.schema();
        givenUp(drill, api, drill.ground().releases().withFailingMigration(api), "ended by itself", "division by zero");
        assertThat(database.schema())
                .as("the schema after a migration that failed half-way")
                .isEqualTo(before);
    }

    @Test
    @DisplayName("deploy of a UI that never gets healthy")
    void neverHealthy(Drill drill) {
        Fleet ui = drill.ground().ui();
        givenUp(drill, ui, drill.ground().releases().neverHealthy(ui), "was not healthy");
    }

    private static void givenUp(Drill drill, Fleet fleet, String image, String... signs) {
        Task old = fleet.first();
        drill.containers().useImage(fleet.name(), image);
        for (int failed = 1; failed <= fleet.failures(); failed++) {
            drill.step("task " + failed + " of the new release is started and registered");
            Task fresh = fleet.start();
            String trouble = fleet.await(fresh);
            drill.step("it "
                    + trouble.substring(0, Math.min(trouble.length(), LONGEST_WORDS))
                            .replace("\n", " "));
            assertThat(trouble).as("what became of a task of a bad release").contains(signs);
            fleet.discard(fresh);
        }
        drill.step("the circuit breaker ends the deployment after " + fleet.failures() + " tasks");
        Outcome outcome = drill.end();
        assertThat(outcome.failures()).as(outcome.failureSentence()).isEmpty();
        assertThat(drill.containers().hasEnded(old))
                .as("the old task has ended")
                .isFalse();
    }
}
