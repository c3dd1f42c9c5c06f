package dks.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/** What was measured, as Markdown. */
final class Report {
    private static final double MEDIAN = 50;
    private static final double P95 = 95;

    private final boolean alone;
    private final List<String> rows = new ArrayList<>();
    private final StringBuilder plans = new StringBuilder();

    /** Begins a report; {@code alone}: the system had a processor to itself. */
    Report(boolean alone) {
        this.alone = alone;
    }

    /** Adds what was measured; {@code work} is the processor time per answer in milliseconds. */
    void add(Scenario scenario, RunResult result, double work) {
        Statistics time = result.getPrimaryResult().getStatistics();
        String row = String.format(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.1f | %d |",
                scenario.name(),
                time.getPercentile(MEDIAN),
                time.getPercentile(P95),
                work,
                time.getN());
        rows.add(row);
        System.out.println(row);
    }

    void add(Scenario scenario, List<String> itsPlans) {
        plans.append("\n### ").append(scenario.name()).append("\n");
        for (String plan : itsPlans) {
            plans.append("\n```\n").append(plan).append("\n```\n");
        }
    }

    String table() {
        return "| answer | median, ms | 95 % within, ms | processor time, ms | answers |\n|---|--:|--:|--:|--:|\n"
                + String.join("\n", rows)
                + (alone
                        ? "\n\nPostgreSQL, API and UI shared one processor; the client had the other.\n"
                        : "\n\nPostgreSQL, API, UI and client shared all processors: there was no taskset to keep them apart.\n");
    }

    String text() {
        return "# Answers of a board with 100,000 posts and 500,000 comments\n\n" + table() + "\n## Plans\n" + plans;
    }
}
