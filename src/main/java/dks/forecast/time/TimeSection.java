package dks.forecast.time;

import dks.forecast.time.step.Assumption;
import dks.forecast.time.step.Course;
import dks.forecast.time.step.Seconds;
import dks.forecast.time.step.Step;
import dks.template.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The forecast's section on times, in Markdown. */
public final class TimeSection {
    private static final double MINUTE = 60;

    private TimeSection() {}

    /** The section's lines, from its heading on; a sentence where there is no service to forecast. */
    public static List<String> lines(Templates templates) {
        TimeForecast forecast = TimeForecast.of(templates);
        var lines = new ArrayList<String>(List.of("## How long", ""));
        if (forecast.services().isEmpty()) {
            lines.add("No ECS service on EC2 instances whose times could be told.");
        } else {
            lines.addAll(table(forecast));
            forecast.services().forEach(service -> lines.addAll(sums(service)));
            lines.addAll(assumptions());
        }
        if (!forecast.notTold().isEmpty()) {
            lines.add("");
            forecast.notTold().forEach(sentence -> lines.add("- Not told: " + sentence));
        }
        return List.copyOf(lines);
    }

    private static List<String> table(TimeForecast forecast) {
        var lines = new ArrayList<String>(List.of(
                "In minutes, from the moment at which CloudFormation is asked: expected / at worst, when everything is at its"
                        + " slowest. A deploy that goes wrong counts until all is as it was; in brackets, when every"
                        + " service of its stack had changed.",
                "",
                "| | a deploy | " + kinds(FailureKind::words) + " |",
                "|---|---|" + kinds(kind -> "---") + "|"));
        for (ServiceTimes service : forecast.services()) {
            lines.add("| %s | %s | %s |"
                    .formatted(
                            service.place().name(),
                            minutes(service.deploy().total()),
                            kinds(kind -> failures(service, kind))));
        }
        for (StackTimes stack : forecast.stacks()) {
            lines.add("| all of %s: %s | %s | %s |"
                    .formatted(stack.stackName(), stack.order(), minutes(stack.deploy()), kinds(kind -> "")));
        }
        lines.add("");
        for (ServiceTimes service : forecast.services()) {
            for (Course course : service.scaleOuts()) {
                lines.add("- %s, %s: %s".formatted(service.place().name(), course.name(), minutes(course.total())));
            }
        }
        return lines;
    }

    private static String kinds(Function<FailureKind, String> cell) {
        return Stream.of(FailureKind.values()).map(cell).collect(Collectors.joining(" | "));
    }

    private static String failures(ServiceTimes service, FailureKind kind) {
        return service.failures().stream()
                .filter(failure -> failure.kind() == kind)
                .map(failure -> minutes(failure.alone().total()) + " (" + minutes(failure.together()) + ")")
                .findFirst()
                .orElse("not told");
    }

    private static List<String> sums(ServiceTimes service) {
        String name = service.place().name();
        var lines = new ArrayList<String>(List.of("", name + ", in seconds, what is longer at worst in brackets:", ""));
        lines.add(sum(service.deploy()));
        service.failures().forEach(failure -> lines.add(sum(failure.alone())));
        service.scaleOuts().forEach(course -> lines.add(sum(course)));
        return lines;
    }

    private static String sum(Course course) {
        return "- " + course.name() + ": "
                + course.steps().stream().map(Step::toString).collect(Collectors.joining(" + ")) + " = "
                + course.total().expected() + " (" + course.total().worst() + ")";
    }

    private static List<String> assumptions() {
        var lines = new ArrayList<String>(List.of(
                "",
                "What the templates do not say, in seconds:",
                "",
                "| | expected | at worst | from |",
                "|---|---|---|---|"));
        for (Assumption assumption : Assumption.values()) {
            lines.add("| %s | %d | %d | %s |"
                    .formatted(
                            assumption.what(),
                            assumption.seconds().expected(),
                            assumption.seconds().worst(),
                            assumption.source()));
        }
        return lines;
    }

    private static String minutes(Seconds seconds) {
        return String.format(Locale.ROOT, "%.1f / %.1f", seconds.expected() / MINUTE, seconds.worst() / MINUTE);
    }
}
