package dks.drills;

import dks.drills.Journal.Written;
import java.util.ArrayList;
import java.util.List;

/** One drill: what is done to the stack, second by second, and what people noticed of it. */
final class Drill {
    /** Requests that are under way at the end get their answers. */
    private static final int AFTERMATH_MILLIS = 2000;

    private final String name;
    private final Ground ground;
    private final List<Step> steps = new ArrayList<>();
    private final long begin = System.currentTimeMillis();
    private boolean over;

    /** Something that was done, or seen. */
    record Step(long at, String words) {}

    Drill(String name, Ground ground) {
        this.name = name;
        this.ground = ground;
    }

    Ground ground() {
        return ground;
    }

    Containers containers() {
        return ground.containers();
    }

    /** Notes what is done now; when that is, in milliseconds since 1970. */
    long step(String words) {
        long now = System.currentTimeMillis();
        steps.add(new Step(now, words));
        return now;
    }

    /** Ends the drill and says what came of it; every write that was acknowledged meanwhile is looked for. */
    Outcome end() {
        Time.sleep(AFTERMATH_MILLIS);
        Outcome outcome = outcome();
        over = true;
        ground.report().add(outcome, "passed");
        if (outcome.writes().acknowledged() == 0) {
            throw new AssertionError("Nobody's post was acknowledged: without load a drill shows nothing.");
        }
        if (!outcome.writes().isSound()) {
            throw new AssertionError("Of " + outcome.writes().acknowledged() + " acknowledged posts "
                    + outcome.writes().lost() + " are lost and "
                    + outcome.writes().doubled() + " are there twice.");
        }
        return outcome;
    }

    /** Called after each drill: one that failed is told about, too. */
    void fail(Throwable cause) {
        String sentence = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        if (over) {
            ground.report().failed(sentence);
        } else {
            ground.report().add(outcome(), "FAILED: " + sentence);
        }
    }

    private Outcome outcome() {
        long end = System.currentTimeMillis();
        List<Written> written = ground.load().journal().written(begin, end);
        return new Outcome(
                name,
                begin,
                end,
                List.copyOf(steps),
                ground.load().journal().answers(begin, end),
                ground.board().check(written));
    }
}
