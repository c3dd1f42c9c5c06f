package dks.drills;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The database goes, and comes again: people are told, nothing that was acknowledged is lost, no task is restarted. */
@ExtendWith(OnGround.class)
class DatabaseDrill {
    private static final int AWAY_MILLIS = 20_000;
    private static final int ASLEEP_MILLIS = 15_000;
    private static final int RECOVERY_MILLIS = 10_000;
    private static final int UNAVAILABLE = 503;

    @Test
    @DisplayName("database gone for 20 s")
    void gone(Drill drill) {
        drill.step("the database is stopped");
        drill.ground().database().stop();
        Time.sleep(AWAY_MILLIS);
        drill.ground().database().start();
        clearAndOver(drill, drill.step("the database is started"));
    }

    @Test
    @DisplayName("database answers nobody for 15 s, as Aurora when it resumes")
    void asleep(Drill drill) {
        drill.ground().database().pause();
        drill.step("the database is paused");
        Time.sleep(ASLEEP_MILLIS);
        drill.ground().database().resume();
        drill.step("the database goes on");
        Time.sleep(RECOVERY_MILLIS);
        Outcome outcome = drill.end();
        assertThat(outcome.failures()).as(outcome.failureSentence()).isEmpty();
        assertThat(outcome.longestGap()).as("the longest gap of a reader").isLessThan(ASLEEP_MILLIS + RECOVERY_MILLIS);
        unharmed(drill);
    }

    @Test
    @Tag("short")
    @DisplayName("database without a free connection for 10 s")
    void full(Drill drill) {
        drill.step("others take every connection of the database");
        drill.ground().database().exhaust(10);
        Time.sleep(10_000);
        clearAndOver(drill, drill.step("they are through"));
    }

    /** What was refused was refused in clear words; soon after the database is back everything is answered. */
    private static void clearAndOver(Drill drill, long back) {
        Time.sleep(RECOVERY_MILLIS);
        Outcome outcome = drill.end();
        assertThat(outcome.failures())
                .as("requests that failed, without which this shows nothing")
                .isNotEmpty();
        assertThat(outcome.failures())
                .as("requests that failed otherwise than by a 503 that says when to try again")
                .allMatch(answer -> answer.status() == UNAVAILABLE && answer.whenAgain());
        assertThat(outcome.failures())
                .as("requests that failed later than " + RECOVERY_MILLIS + " ms after the database was back")
                .allMatch(answer -> answer.end() < back + RECOVERY_MILLIS);
        assertThat(outcome.unserved(back, back + RECOVERY_MILLIS))
                .as("readers without a good answer within " + RECOVERY_MILLIS + " ms after the database was back")
                .isEmpty();
        unharmed(drill);
    }

    private static void unharmed(Drill drill) {
        assertThat(drill.containers().hasEnded(drill.ground().api().first()))
                .as("the API was restarted")
                .isFalse();
        assertThat(drill.containers().hasEnded(drill.ground().ui().first()))
                .as("the UI was restarted")
                .isFalse();
    }
}
