package dks.forecast.cost;

import dks.template.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What it costs, as a part of a page in Markdown. */
public final class CostSection {
    private CostSection() {}

    /** Its lines, from its heading on. */
    public static List<String> lines(Templates templates) {
        Cost cost = Cost.of(templates);
        var lines = new ArrayList<>(List.of("## What it costs", ""));
        lines.add("**$%s a month** while nobody does anything, and **$%s more for an hour of work**."
                .formatted(dollars(cost.idle(), 2), dollars(cost.hourOfWork(), 2)));
        lines.add(
                "List prices of us-east-1 in US dollars, without taxes, discounts and the free tier of an account's first");
        lines.add("twelve months; mostly from memory, as of November 2026 (`prices.csv` names the source of each).");
        lines.add("Check them with AWS's calculator before you rely on them.");
        lines.add("");
        lines.addAll(monthly(cost));
        lines.add("");
        lines.addAll(hourly(cost));
        lines.add("");
        lines.addAll(assumptions(cost));
        lines.add("");
        lines.addAll(byUse(cost));
        lines.add("");
        lines.addAll(notPriced(cost));
        return lines;
    }

    private static List<String> monthly(Cost cost) {
        var lines = new ArrayList<String>();
        lines.add("| a month at idle | | reckoned | $ |");
        lines.add("|---|---|---|---:|");
        for (String stack : cost.stacks()) {
            lines.add("| **%s** | | | **%s** |".formatted(stack, dollars(cost.idle(stack), 2)));
            cost.monthly().stream()
                    .filter(item -> item.stack().equals(stack))
                    .forEach(item -> lines.add(
                            "| | %s | %s | %s |".formatted(item.what(), item.reckoning(), dollars(item.total(), 2))));
        }
        lines.add("| **in all** | | | **%s** |".formatted(dollars(cost.idle(), 2)));
        return lines;
    }

    private static List<String> hourly(Cost cost) {
        var lines = new ArrayList<String>();
        lines.add("| an hour of work adds | | reckoned | $ |");
        lines.add("|---|---|---|---:|");
        cost.hourly()
                .forEach(item -> lines.add("| %s | %s | %s | %s |"
                        .formatted(item.stack(), item.what(), item.reckoning(), dollars(item.total(), 4))));
        lines.add("| **in all** | | | **%s** |".formatted(dollars(cost.hourOfWork(), 4)));
        return lines;
    }

    private static List<String> assumptions(Cost cost) {
        var lines = new ArrayList<String>();
        lines.add("On what this rests:");
        lines.add("");
        lines.add(
                "- A month has 730 hours. At idle every service runs its usual tasks, nobody sends a request, nothing is deployed;");
        lines.add("  what a schedule switches off is not taken off.");
        lines.add(
                "- An hour of work is %d requests, %d GB through NAT gateways, one capacity unit of each load balancer, one more"
                        .formatted(TrafficCost.REQUESTS, TrafficCost.GIGABYTES));
        lines.add(
                "  instance for each group that may grow, and Aurora at a quarter of its maximum, though at least at 0.5 ACU.");
        cost.assumptions().forEach(sentence -> lines.add("- " + sentence));
        return lines;
    }

    private static List<String> byUse(Cost cost) {
        var lines = new ArrayList<String>();
        lines.add("Charged by use alone, and not in the month:" + (cost.byUse().isEmpty() ? " nothing." : ""));
        lines.add("");
        cost.byUse().forEach((what, why) -> lines.add("- " + what + ": " + why + "."));
        return lines;
    }

    private static List<String> notPriced(Cost cost) {
        if (cost.notPriced().isEmpty()) {
            return List.of("Every resource type was known: nothing is left unpriced.");
        }
        var lines = new ArrayList<String>();
        lines.add("Not priced, and not in any sum:");
        lines.add("");
        cost.notPriced()
                .forEach((what, count) ->
                        lines.add("- not priced: " + what + (count > 1 ? ", " + count + " of them" : "")));
        return lines;
    }

    private static String dollars(double amount, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", amount);
    }
}
