package dks.drills;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The limits of the containers and of the connections: what is too much for one leaves the others alone. */
@ExtendWith(OnGround.class)
class LimitsDrill {
    private static final int READING_MILLIS = 10_000;
    private static final int RUSH_MILLIS = 20_000;
    private static final int IDLE = 2000;

    @Test
    @DisplayName("the API's /tmp is full")
    void fullTmp(Drill drill) {
        Task api = drill.ground().api().first();
        drill.containers()
                .inside(api, "dd if=/dev/zero of=/proc/1/root/tmp/full bs=1M || test -s /proc/1/root/tmp/full");
        drill.step("/tmp is full");
        Time.sleep(READING_MILLIS);
        drill.containers().inside(api, "rm /proc/1/root/tmp/full");
        Outcome outcome = drill.end();
        assertThat(outcome.failures()).as(outcome.failureSentence()).isEmpty();
        assertThat(drill.containers().hasEnded(api)).as("the API was restarted").isFalse();
    }

    @Test
    @DisplayName("20 people more, with the longest posts and lists")
    void rush(Drill drill) {
        Task api = drill.ground().api().first();
        Task ui = drill.ground().ui().first();
        var memory = new MemoryWatch(drill.containers(), api, ui);
        drill.ground().load().rush(true);
        drill.step("the rush begins");
        memory.watch(RUSH_MILLIS);
        drill.ground().load().rush(false);
        drill.step("the rush is over; at the most " + memory.most());
        Time.sleep(READING_MILLIS);
        Outcome outcome = drill.end();
        assertThat(drill.containers().hasEnded(api)).as("the API has ended").isFalse();
        assertThat(drill.containers().hasEnded(ui)).as("the UI has ended").isFalse();
        assertThat(outcome.failures()).as(outcome.failureSentence()).isEmpty();
    }

    @Test
    @DisplayName("2,000 idle connections, 50 slow readers, 50 slow writers")
    void crowd(Drill drill) throws java.io.IOException {
        Time.sleep(READING_MILLIS);
        long before = drill.step("the crowd comes");
        long there;
        try (var crowd = Crowd.at(drill.ground().url())) {
            crowd.idle(IDLE);
            crowd.slowReaders(50);
            crowd.slowWriters(50);
            there = drill.step("the crowd is there: " + crowd.size() + " connections");
            Time.sleep(READING_MILLIS);
            crowd.writeOn();
            Time.sleep(READING_MILLIS);
            drill.step("the crowd goes, " + crowd.open() + " of its connections were still open");
        }
        Outcome outcome = drill.end();
        assertThat(outcome.failures()).as(outcome.failureSentence()).isEmpty();
        Outcome alone = outcome.between(outcome.begin(), before);
        Outcome together = outcome.between(there, outcome.end());
        assertThat(together.within(0.5))
                .as("milliseconds within which every other reader is answered, with the crowd; without it it is "
                        + alone.within(0.5))
                .isLessThan(5 * Math.max(20, alone.within(0.5)));
    }
}
