package dks.drills;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A new release takes the place of the old one, task by task, and nobody notices. */
@ExtendWith(OnGround.class)
class DeployDrill {
    private static final int KILLED = 137;

    @Test
    @Tag("short")
    @DisplayName("rolling deploy of the API")
    void api(Drill drill) {
        deploy(drill, drill.ground().api());
    }

    @Test
    @Tag("short")
    @DisplayName("rolling deploy of the UI")
    void ui(Drill drill) {
        deploy(drill, drill.ground().ui());
    }

    private static void deploy(Drill drill, Fleet fleet) {
        Task old = fleet.first();
        drill.containers().useImage(fleet.name(), drill.ground().releases().another(fleet));
        drill.step("a task of the new release is started and registered");
        Task fresh = fleet.start();
        String trouble = fleet.await(fresh);
        assertThat(trouble).as("the new task").isEmpty();
        drill.step("the new task is healthy; the old one is drained for "
                + fleet.group().drainSeconds() + " s");
        int code = fleet.retire(old);
        drill.step("the old task has ended after SIGTERM, exit code " + code);
        Time.sleep(3000);
        Outcome outcome = drill.end();
        assertThat(code).as("exit code of the old task, which had to be killed").isNotEqualTo(KILLED);
        assertThat(outcome.failures()).as(outcome.failureSentence()).isEmpty();
    }
}
