package dks.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** The clocks of both services are set an hour ahead, and back again, while people read and write. */
@ExtendWith(OnGround.class)
class ClockDrill {
    private static final int READING_MILLIS = 8000;
    private static final int LINES = 20;
    private static final Duration SLACK = Duration.ofMinutes(1);
    private static final Pattern LOGGED = Pattern.compile("\"timestamp\":\"([^\"]+)\"");

    @Test
    @EnabledIf(value = "dks.drills.MovableClock#isHere", disabledReason = MovableClock.HOW_TO_GET_IT)
    @DisplayName("the services' clocks jump an hour ahead, and back")
    void jump(Drill drill) {
        List<Fleet> fleets = List.of(drill.ground().api(), drill.ground().ui());
        fleets.forEach(fleet -> replace(drill, fleet));
        long begin = drill.step("both services run with clocks of their own");
        set(drill, fleets, "+1h", Duration.ofHours(1));
        drill.step("their clocks are an hour ahead");
        Time.sleep(READING_MILLIS);
        set(drill, fleets, "+0", Duration.ZERO);
        drill.step("their clocks are set back by an hour");
        Time.sleep(READING_MILLIS);
        Outcome all = drill.end();
        Outcome outcome = all.between(begin, all.end());
        assertThat(outcome.failures()).as(outcome.failureSentence()).isEmpty();
        assertThat(drill.ground().board().newest(outcome.writes().acknowledged()))
                .as("the times of the posts, which are the database's: newest first, none from after the drill")
                .isSortedAccordingTo((one, other) -> other.compareTo(one))
                .allMatch(time ->
                        time.isBefore(Instant.ofEpochMilli(outcome.end()).plus(SLACK)));
        fleets.forEach(fleet -> assertThat(drill.containers().hasEnded(fleet.first()))
                .as(fleet.name() + " was restarted")
                .isFalse());
    }

    private static void replace(Drill drill, Fleet fleet) {
        Task old = fleet.first();
        drill.containers().useImage(fleet.name(), drill.ground().releases().withMovableClock(fleet));
        assertThat(fleet.await(fleet.start()))
                .as("the task with a clock of its own")
                .isEmpty();
        fleet.retire(old);
    }

    private static void set(Drill drill, List<Fleet> fleets, String difference, Duration expected) {
        fleets.forEach(fleet -> MovableClock.set(drill.containers(), fleet.first(), difference));
        fleets.forEach(fleet -> assertThat(Time.until(
                        READING_MILLIS, () -> isAhead(drill.containers().said(fleet.first(), LINES), expected)))
                .as("what " + fleet.name() + " logs is " + expected + " ahead, as its clock was set")
                .isTrue());
    }

    /** Whether the last line of a log is as much ahead of this machine's clock, give or take a minute. */
    private static boolean isAhead(String log, Duration expected) {
        return LOGGED.matcher(log)
                .results()
                .map(found -> found.group(1))
                .reduce((one, next) -> next)
                .map(OffsetDateTime::parse)
                .map(OffsetDateTime::toInstant)
                .map(last ->
                        Duration.between(Instant.now().plus(expected), last).abs())
                .filter(difference -> difference.compareTo(SLACK) < 0)
                .isPresent();
    }
}
