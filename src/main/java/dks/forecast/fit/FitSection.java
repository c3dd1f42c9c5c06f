package dks.forecast.fit;

import dks.proof.finding.Finding;
import dks.proof.packing.Fit;
import dks.proof.packing.Pool;
import dks.proof.placement.Claim;
import dks.proof.placement.EcsPlacement;
import dks.proof.placement.Placement;
import dks.proof.placement.PoolReport;
import dks.proof.reading.Service;
import dks.template.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** What the placement proof says, as a part of a page in Markdown. */
public final class FitSection {
    private FitSection() {}

    /** Its lines, from its heading on. */
    public static List<String> lines(Templates templates) {
        Placement placement = EcsPlacement.prove(templates);
        var lines = new ArrayList<>(List.of("## What fits", ""));
        if (placement.pools().isEmpty() && placement.findings().isEmpty()) {
            lines.add("No ECS service on EC2 instances is in these templates.");
            return lines;
        }
        for (PoolReport report : placement.pools()) {
            lines.addAll(pool(report));
            lines.add("");
        }
        lines.addAll(findings(placement.findings()));
        return lines;
    }

    private static List<String> pool(PoolReport report) {
        Pool pool = report.pool();
        var lines = new ArrayList<String>();
        lines.add("### " + pool.place().path());
        lines.add("");
        lines.add("At most %d instances of %s. %s"
                .formatted(pool.atMost(), pool.sizes(), idle(report))
                .strip());
        lines.add("");
        lines.add("| service | a task takes | usual | scaled out | a deployment runs |");
        lines.add("|---|---|---:|---:|---:|");
        for (Service service : report.services()) {
            lines.add("| %s | %s | %d | %d | %d to %d |"
                    .formatted(
                            service.place().name(),
                            service.task(),
                            service.desired(),
                            service.most(),
                            service.downTo(service.desired()),
                            service.upTo(service.desired())));
        }
        lines.add("");
        lines.add("| when | tasks | instances needed | |");
        lines.add("|---|---|---:|---|");
        for (Claim claim : report.claims()) {
            lines.add("| %s | %s | %s | %s |"
                    .formatted(claim.moment(), claim.tasks(), number(claim.instances()), words(claim.answer())));
        }
        String loss = loss(report);
        if (!loss.isEmpty()) {
            lines.add("");
            lines.add(loss);
        }
        return lines;
    }

    private static String idle(PoolReport report) {
        return report.idle().isEmpty() ? "" : report.idle().getAsInt() + " while nothing happens.";
    }

    private static String number(OptionalInt instances) {
        return instances.isEmpty() ? "?" : String.valueOf(instances.getAsInt());
    }

    private static String words(Fit answer) {
        return switch (answer) {
            case ALWAYS -> "fits, wherever ECS places tasks";
            case IF_WELL_PLACED -> "not proven: fits if ECS places tasks well";
            case NEVER -> "**does not fit**";
            case UNKNOWN -> "not proven";
        };
    }

    private static String loss(PoolReport report) {
        List<Service> safe = report.services().stream()
                .filter(service -> service.desired() > 1 && !report.endangered().contains(service.place()))
                .toList();
        List<Service> alone = report.services().stream()
                .filter(service -> service.desired() == 1)
                .toList();
        var sentences = new ArrayList<String>();
        if (!safe.isEmpty()) {
            sentences.add("When an instance%s goes, %s some tasks."
                    .formatted(
                            report.pool().zones() > 1 ? " or a zone" : "",
                            names(safe) + (safe.size() == 1 ? " keeps" : " keep")));
        }
        if (!alone.isEmpty()) {
            sentences.add(names(alone)
                    + (alone.size() == 1
                            ? " runs one task: when its instance goes, it is away until ECS has started another."
                            : " run one task each: one whose instance goes is away until ECS has started another."));
        }
        return String.join(" ", sentences);
    }

    private static String names(List<Service> services) {
        return services.stream().map(service -> service.place().name()).collect(Collectors.joining(" and "));
    }

    private static List<String> findings(List<Finding> findings) {
        if (findings.isEmpty()) {
            return List.of("Nothing is known to go wrong, and nothing was left unproven.");
        }
        return findings.stream()
                .map(finding -> "- `%s` %s: %s %s"
                        .formatted(finding.rule().id(), finding.place().path(), finding.sentence(), finding.fix())
                        .strip())
                .toList();
    }
}
