package dks.forecast.cost;

import dks.template.Resource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where the prices of resources are put down, one after another. */
final class Bill {
    private final List<Item> monthly = new ArrayList<>();
    private final List<Item> hourly = new ArrayList<>();
    private final Set<String> assumptions = new LinkedHashSet<>();
    private final SortedMap<String, String> byUse = new TreeMap<>();
    private final SortedMap<String, Integer> notPriced = new TreeMap<>();

    /** Puts down so many of a price, a month. */
    void month(Resource resource, String what, double count, Price price) {
        month(resource, what, count, price.reckoned(), price.monthly());
    }

    /** As {@link #month}, for what is not simply a price. */
    void month(Resource resource, String what, double count, String reckoned, double dollars) {
        add(monthly, new Item(resource.template().stackName(), what, count, reckoned, dollars));
    }

    /** Puts down what an hour of work adds. */
    void hour(Resource resource, String what, double count, String reckoned, double dollars) {
        add(hourly, new Item(resource.template().stackName(), what, count, reckoned, dollars));
    }

    /** Says on what a sum rests. */
    void assume(String sentence) {
        assumptions.add(sentence);
    }

    /** Says what is charged by use alone. */
    void byUse(String what, String why) {
        byUse.put(what, why);
    }

    /** Says that something costs, but how much is not known here. */
    void notPriced(String what) {
        notPriced.merge(what, 1, Integer::sum);
    }

    /** All of it. */
    Cost cost() {
        return new Cost(List.copyOf(monthly), List.copyOf(hourly), List.copyOf(assumptions), byUse, notPriced);
    }

    private static void add(List<Item> items, Item item) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).isLike(item)) {
                items.set(i, items.get(i).and(item.count()));
                return;
            }
        }
        items.add(item);
    }
}
