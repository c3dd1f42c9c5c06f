package dks.drills;

import static org.assertj.core.api.Assertions.assertThat;

import dks.drills.Answer.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeTest {
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    @Test
    void failuresDoNotEndTheGapOfAReader() {
        assertThat(outcome(
                                read("page reader 1", 0, OK),
                                read("page reader 1", 3000, UNAVAILABLE),
                                read("page reader 1", 9800, OK))
                        .longestGap())
                .isEqualTo(9800);
    }

    @Test
    void theGapOfAReaderWhoGetsNothingMoreGoesOnToTheEnd() {
        assertThat(outcome(read("page reader 1", 0, OK), read("api reader 2", 9000, OK))
                        .longestGap())
                .isEqualTo(9900);
    }

    @Test
    void eachReaderHasGapsOfTheirOwn() {
        assertThat(outcome(
                                read("page reader 1", 0, OK),
                                read("page reader 1", 9800, OK),
                                read("api reader 2", 4900, OK))
                        .longestGap())
                .isEqualTo(9800);
    }

    @Test
    void whoGotNothingGoodIsNamed() {
        Outcome outcome = outcome(
                read("page reader 1", 0, OK), read("page reader 1", 6000, UNAVAILABLE), read("api reader 2", 6000, OK));
        assertThat(outcome.unserved(5000, 10_000)).containsExactly("page reader 1");
    }

    @Test
    void whoGotNoAnswerAtAllHasFailed() {
        assertThat(outcome(read("page reader 1", 0, 0)).failureSentence())
                .isEqualTo("1 of 1 requests failed, the first after 0 s with no answer to page reader 1.");
    }

    @Test
    void whoCameForTheRushAndHasGoneWaitsForNothing() {
        assertThat(outcome(read("page reader 1", 5000, OK), read("reader in a rush 2", 200, OK))
                        .longestGap())
                .isEqualTo(5100);
    }

    private static Outcome outcome(Answer... answers) {
        return new Outcome("a drill", 0, 10_000, List.of(), List.of(answers), new Outcome.Writes(0, 0, 0));
    }

    private static Answer read(String person, long begin, int status) {
        return new Answer(person, Kind.READ, begin, 100, status, "", false);
    }
}
