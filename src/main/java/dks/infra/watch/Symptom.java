package dks.infra.watch;

import java.util.Locale;
import software.amazon.awscdk.services.cloudwatch.IMetric;

/**
 * What an alarm looks for: a metric above a limit, minute by minute.
 *
 * @param heading of the runbook, docs/runbook.md, under which people find what to do
 * @param above the alarm goes off over it and not at it, in the metric's unit
 * @param minutes that have to be over it
 * @param ofMinutes among this many in a row
 */
public record Symptom(String heading, IMetric metric, double above, int minutes, int ofMinutes) {

    /** Where the heading is, as a link from the repository's root. */
    String link() {
        return "docs/runbook.md#"
                + heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-');
    }
}
