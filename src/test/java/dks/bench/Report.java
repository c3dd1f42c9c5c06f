package dks.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/** What was measured, as Markdown. */
final class Report {
    private static final double MEDIAN = 50;
    private static final double P95 = 95;

    private final boolean alone;
    private final Map<Scenario, Statistics> times = new LinkedHashMap<>();
    private final StringBuilder plans = new StringBuilder();

    /** Begins a report; {@code alone}: the system had a processor to itself. */
    Report(boolean alone) {
        this.alone = alone;
    }

    void add(Scenario scenario, RunResult result) {
        times.put(scenario, result.getPrimaryResult().getStatistics());
        System.out.println(row(scenario));
    }

    void add(Scenario scenario, List<String> itsPlans) {
        plans.append("\n### ").append(scenario.name()).append("\n");
        for (String plan : itsPlans) {
            plans.append("\n```\n").append(plan).append("\n```\n");
        }
    }

    String table() {
        var table = new StringBuilder("| answer | median, ms | 95 % within, ms | requests |\n|---|--:|--:|--:|\n");
        times.keySet().forEach(scenario -> table.append(row(scenario)).append('\n'));
        return table.append(
                        alone
                                ? "\nPostgreSQL, API and UI shared one processor; the client had the other.\n"
                                : "\nPostgreSQL, API, UI and client shared all processors: taskset was not there to keep them apart.\n")
                .toString();
    }

    String text() {
        return "# Answers of a board with 100,000 posts and 500,000 comments\n\n" + table() + "\n## Plans\n" + plans;
    }

    private String row(Scenario scenario) {
        Statistics time = times.get(scenario);
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %d |",
                scenario.name(),
                time.getPercentile(MEDIAN),
                time.getPercentile(P95),
                time.getN());
    }
}
