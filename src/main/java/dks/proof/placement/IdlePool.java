package dks.proof.placement;

import dks.proof.packing.Fit;
import dks.proof.packing.PoolFit;
import dks.proof.placement.PoolUse.Moment;
import dks.proof.reading.Service;

/** The instances that are there while nothing happens, with the usual tasks on them. */
public final class IdlePool {
    private final PoolUse use;
    private final int instances;
    private final boolean grows;
    private final boolean mayBeEmpty;

    /**
     * @param instances how many there are
     * @param grows whether something launches more when tasks need them
     * @param mayBeEmpty whether at some hour there may be none
     */
    IdlePool(PoolUse use, int instances, boolean grows, boolean mayBeEmpty) {
        this.use = use;
        this.instances = instances;
        this.grows = grows;
        this.mayBeEmpty = mayBeEmpty;
    }

    /** How many instances there are. */
    public int instances() {
        return instances;
    }

    /** Whether a capacity provider, or a policy of the group, launches more when tasks need them. */
    public boolean grows() {
        return grows;
    }

    /** Whether there may be no instance at all, so that a first task waits for one. */
    public boolean mayBeEmpty() {
        return mayBeEmpty;
    }

    /** Whether further tasks of a service find room beside its running ones and the usual tasks of the others. */
    public Fit roomFor(Service service, int running, int further) {
        return roomFor(service, running, further, use.counts(Moment.USUAL));
    }

    /** As {@link #roomFor}, while every other service is in the middle of a deployment, too. */
    public Fit roomAmongDeploymentsFor(Service service, int running, int further) {
        return roomFor(
                service,
                running,
                further,
                use.services().stream()
                        .mapToInt(other -> Math.max(other.desired(), other.upTo(other.desired())))
                        .toArray());
    }

    private Fit roomFor(Service service, int running, int further, int[] tasks) {
        int index = use.services().indexOf(service);
        PoolFit fit = use.pool()
                .withAtMost(instances)
                .fit(use.services().stream().map(Service::task).toList());
        tasks[index] = running;
        Fit least = Fit.ALWAYS;
        for (int task = 0; task < further; task++) {
            Fit one = fit.further(index, tasks);
            least = one.compareTo(least) > 0 ? one : least;
            tasks[index]++;
        }
        return least;
    }
}
