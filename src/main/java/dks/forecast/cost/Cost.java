package dks.forecast.cost;

import dks.template.Templates;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the resources of templates cost in us-east-1, in US dollars.
 *
 * @param monthly for a month of 730 hours in which nobody does anything
 * @param hourly what an hour of work adds
 * @param assumptions on what this rests, a sentence each
 * @param byUse what is charged by use alone, and how
 * @param notPriced what may cost and is not in the sums, and how many of it
 */
public record Cost(
        List<Item> monthly,
        List<Item> hourly,
        List<String> assumptions,
        SortedMap<String, String> byUse,
        SortedMap<String, Integer> notPriced) {

    /** Reads it from templates, whoever wrote them. */
    public static Cost of(Templates templates) {
        return new Reckoning(templates).cost();
    }

    /** Dollars a month while nobody does anything. */
    public double idle() {
        return monthly.stream().mapToDouble(Item::total).sum();
    }

    /** The part of one stack in {@link #idle}. */
    public double idle(String stack) {
        return monthly.stream()
                .filter(item -> item.stack().equals(stack))
                .mapToDouble(Item::total)
                .sum();
    }

    /** Dollars that an hour of work adds. */
    public double hourOfWork() {
        return hourly.stream().mapToDouble(Item::total).sum();
    }

    /** The stacks that cost something while nobody does anything. */
    public SortedSet<String> stacks() {
        return monthly.stream().map(Item::stack).collect(Collectors.toCollection(TreeSet::new));
    }
}
