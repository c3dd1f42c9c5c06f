package dks.drills;

import dks.drills.Answer.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the drills came to, as Markdown, for people; written anew after each. */
final class Report {
    private static final int SECOND = 1000;

    private final Path file;
    private final String stage;
    private final List<String> rows = new ArrayList<>();
    private final StringBuilder details = new StringBuilder();

    Report(Path file, String stage) {
        this.file = file;
        this.stage = stage;
    }

    void add(Outcome outcome, String verdict) {
        rows.add(String.format(
                Locale.ROOT,
                "| %s | %d s | %d | %d | %.1f s | %.1f s | %d | %d | %d | %s |",
                outcome.name(),
                (outcome.end() - outcome.begin()) / SECOND,
                outcome.answers().size(),
                outcome.failures().size(),
                outcome.longestGap(BoardSimulation.PAGE_READER) / (double) SECOND,
                outcome.longestGap(BoardSimulation.API_READER) / (double) SECOND,
                outcome.writes().acknowledged(),
                outcome.writes().acknowledged() - outcome.writes().lost(),
                outcome.writes().doubled(),
                verdict));
        details.append("\n## ").append(outcome.name()).append("\n\n").append(seconds(outcome));
        write();
    }

    /** The drill that was added last has failed after all. */
    void failed(String sentence) {
        String row = rows.remove(rows.size() - 1);
        rows.add(row.replaceFirst("\\| passed \\|$", "| FAILED: " + sentence.replaceAll("[|$\\\\]", " ") + " |"));
        write();
    }

    /** A line for every second in which something was done, or somebody got no good answer. */
    private static String seconds(Outcome outcome) {
        Map<Long, List<String>> lines = new TreeMap<>();
        outcome.steps()
                .forEach(step -> lines.computeIfAbsent(second(outcome, step.at()), s -> new ArrayList<>())
                        .add(step.words()));
        Map<Long, List<Answer>> failed = outcome.failures().stream()
                .collect(Collectors.groupingBy(
                        answer -> second(outcome, answer.end()), TreeMap::new, Collectors.toList()));
        failed.forEach((second, answers) ->
                lines.computeIfAbsent(second, s -> new ArrayList<>()).add(told(answers)));
        var text = new StringBuilder("| second | what happened | answers in it: good, failed |\n|--:|---|---|\n");
        lines.forEach((second, words) -> {
            List<Answer> ended = outcome.answers().stream()
                    .filter(answer -> second(outcome, answer.end()) == second)
                    .toList();
            long good = ended.stream().filter(Answer::succeeded).count();
            text.append(
                    "| %d | %s | %d, %d |\n".formatted(second, String.join("; ", words), good, ended.size() - good));
        });
        return text.toString();
    }

    private static String told(List<Answer> failed) {
        return failed.stream()
                .collect(Collectors.groupingBy(
                        answer -> (answer.kind() == Kind.READ ? "reads" : "writes")
                                + (answer.status() == 0
                                        ? " without an answer"
                                        : " answered " + answer.status()
                                                + (answer.whenAgain() ? " with Retry-After" : "")),
                        TreeMap::new,
                        Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    private static long second(Outcome outcome, long at) {
        return Math.max(0, at - outcome.begin()) / SECOND;
    }

    private void write() {
        String text = "# Drills of the stage " + stage + "\n\n"
                + Runtime.getRuntime().availableProcessors()
                + " processors for the system, the load and everything else.\n\n"
                + "| drill | took | requests | failed | longest gap of a page reader | of an API reader | posts acknowledged | found | doubled | |\n"
                + "|---|--:|--:|--:|--:|--:|--:|--:|--:|---|\n"
                + String.join("\n", rows) + "\n" + details;
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
