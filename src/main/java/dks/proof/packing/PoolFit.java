package dks.proof.packing;

import dks.ec2.Demand;
import dks.ec2.Room;
import java.util.List;
import java.util.OptionalInt;

/** The question whether tasks fit a pool, answered for every order in which ECS may place them. */
public final class PoolFit {
    private final int instances;
    private final boolean equal;
    private final Packing onSmallest;
    private final Packing onLargest;

    /**
     * @param instances how many there may be
     * @param least what any of them offers
     * @param most what none of them exceeds
     * @param tasks one for each service
     */
    PoolFit(int instances, Room least, Room most, List<Demand> tasks) {
        this.instances = instances;
        equal = least.equals(most);
        onSmallest = new Packing(least, tasks);
        onLargest = new Packing(most, tasks);
    }

    /** Whether a further task of a service finds room beside these. */
    public Fit further(int service, int... tasks) {
        int[] all = tasks.clone();
        all[service]++;
        try {
            if (onSmallest.mostClosedTo(service, tasks) < instances) {
                return Fit.ALWAYS;
            }
            return together(all);
        } catch (TooManyCases e) {
            return Fit.UNKNOWN;
        }
    }

    /** Whether all of these find room. */
    public Fit all(int... tasks) {
        try {
            boolean always = true;
            for (int service = 0; service < tasks.length; service++) {
                int[] others = tasks.clone();
                others[service]--;
                always &= tasks[service] == 0 || onSmallest.mostClosedTo(service, others) < instances;
            }
            return always ? Fit.ALWAYS : together(tasks);
        } catch (TooManyCases e) {
            return Fit.UNKNOWN;
        }
    }

    /** The fewest instances for these; empty when a task is too large for one, or it cannot be told. */
    public OptionalInt instancesFor(int... tasks) {
        try {
            return onSmallest.fewest(tasks);
        } catch (TooManyCases e) {
            return OptionalInt.empty();
        }
    }

    private Fit together(int... tasks) throws TooManyCases {
        if (within(onSmallest.fewest(tasks))) {
            return Fit.IF_WELL_PLACED;
        }
        return !equal && within(onLargest.fewest(tasks)) ? Fit.UNKNOWN : Fit.NEVER;
    }

    private boolean within(OptionalInt needed) {
        return needed.isPresent() && needed.getAsInt() <= instances;
    }
}
