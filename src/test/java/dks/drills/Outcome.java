package dks.drills;

import dks.drills.Answer.Kind;
import dks.drills.Drill.Step;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of a drill.
 *
 * @param begin in milliseconds since 1970, as {@code end}
 */
record Outcome(String name, long begin, long end, List<Step> steps, List<Answer> answers, Writes writes) {
    /** What became of the posts that people were told are published. */
    record Writes(int acknowledged, int lost, int doubled) {
        boolean isSound() {
            return lost == 0 && doubled == 0;
        }
    }

    /** The same drill between two times. */
    Outcome between(long from, long to) {
        return new Outcome(
                name,
                from,
                to,
                steps,
                answers.stream()
                        .filter(answer -> answer.begin() >= from && answer.end() <= to)
                        .toList(),
                writes);
    }

    List<Answer> failures() {
        return answers.stream().filter(answer -> !answer.succeeded()).toList();
    }

    /** The longest that one reader waited from one good answer to the next, in milliseconds, whether of pages or of the API. */
    long longestGap() {
        return Math.max(longestGap(BoardSimulation.PAGE_READER), longestGap(BoardSimulation.API_READER));
    }

    /**
     * The same among some of them.
     *
     * @param readers how their names begin
     */
    long longestGap(String readers) {
        Map<String, Long> last = new HashMap<>();
        long longest = 0;
        for (Answer answer : answers.stream()
                .filter(one -> one.person().startsWith(readers) && one.succeeded())
                .sorted(Comparator.comparing(Answer::end))
                .toList()) {
            Long before = last.put(answer.person(), answer.end());
            longest = Math.max(longest, before == null ? answer.end() - begin : answer.end() - before);
        }
        // Who got nothing more until the end waits still.
        return last.values().stream().mapToLong(at -> end - at).reduce(longest, Math::max);
    }

    /** The readers who got no good answer between two times. */
    List<String> unserved(long from, long to) {
        return answers.stream()
                .filter(answer -> answer.kind() == Kind.READ)
                .map(Answer::person)
                .distinct()
                .filter(person -> answers.stream()
                        .noneMatch(answer -> answer.person().equals(person)
                                && answer.succeeded()
                                && answer.end() >= from
                                && answer.end() <= to))
                .toList();
    }

    /** The milliseconds within which this share of the successful reads was answered. */
    long within(double share) {
        long[] millis = answers.stream()
                .filter(answer -> answer.kind() == Kind.READ && answer.succeeded())
                .mapToLong(Answer::millis)
                .sorted()
                .toArray();
        return millis.length == 0 ? 0 : millis[(int) Math.min(millis.length - 1, millis.length * share)];
    }

    /** A sentence about what failed, for the report and for a test that wanted nothing to fail. */
    String failureSentence() {
        List<Answer> failed = failures();
        if (failed.isEmpty()) {
            return "No request failed.";
        }
        Answer first = failed.get(0);
        return failed.size() + " of " + answers.size() + " requests failed, the first after "
                + (first.end() - begin) / 1000 + " s with "
                + (first.status() == 0 ? "no answer" : "status " + first.status()) + " to " + first.person() + ".";
    }
}
