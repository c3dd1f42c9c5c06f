package dks.proof.placement;

import dks.proof.finding.Finding;
import dks.proof.packing.Fit;
import dks.proof.packing.Pool;
import dks.proof.placement.PoolUse.Moment;
import dks.proof.reading.Service;
import java.util.ArrayList;
import java.util.List;

/** That a deployment of each service gets from the first new task to the last. */
final class DeploymentProof {
    private final PoolUse use;

    DeploymentProof(PoolUse use) {
        this.use = use;
    }

    /**
     * The services whose healthy percents forbid both to stop an old task and to start a new one. Asked of the usual count
     * alone, because rounding hurts the smallest count most.
     */
    List<Finding> stuckByPercents() {
        var findings = new ArrayList<Finding>();
        for (Service service : use.services()) {
            int desired = service.desired();
            if (!service.besideAllOld()
                    && desired > 0
                    && service.upTo(desired) <= desired
                    && service.downTo(desired) >= desired) {
                findings.add(new Finding(
                        PlacementRule.DEPLOYMENT_CAN_MOVE,
                        service.place(),
                        "A deployment of %s keeps %d of its %d running (MinimumHealthyPercent %d) and runs no more than %d (MaximumPercent %d), so it can neither stop an old task nor start a new one."
                                .formatted(
                                        service.place().name(),
                                        service.downTo(desired),
                                        desired,
                                        service.minimumPercent(),
                                        service.upTo(desired),
                                        service.maximumPercent()),
                        "Raise MaximumPercent to %d, or lower MinimumHealthyPercent to %d."
                                .formatted(percentFor(desired + 1, desired), (desired - 1) * 100 / desired)));
            }
        }
        return findings;
    }

    /** The services whose new tasks find no room beside the tasks of a moment. */
    List<Finding> withoutRoom(Moment moment) {
        var findings = new ArrayList<Finding>();
        int[] tasks = use.counts(moment);
        for (int i = 0; i < tasks.length; i++) {
            Service service = use.services().get(i);
            int wanted = service.newBesideOld(tasks[i]);
            Fit answer = besides(i, wanted, tasks);
            if (answer == Fit.NEVER) {
                findings.add(withoutRoom(moment, i, wanted, tasks));
            } else if (answer != Fit.ALWAYS) {
                findings.add(use.notProven(
                        answer,
                        service.place(),
                        news(wanted) + service.place().name() + " beside " + use.written(tasks)));
            }
        }
        return findings;
    }

    /** Whether so many new tasks of a service, placed one after the other, find room beside these. */
    private Fit besides(int index, int wanted, int[] tasks) {
        Fit worst = Fit.ALWAYS;
        int[] placed = tasks.clone();
        for (int i = 0; i < wanted && worst != Fit.NEVER; i++) {
            Fit next = use.fit().further(index, placed);
            worst = next == Fit.ALWAYS ? worst : next;
            placed[index]++;
        }
        return worst;
    }

    private static String news(int tasks) {
        return tasks == 1 ? "a new " : tasks + " new ";
    }

    private Finding withoutRoom(Moment moment, int index, int wanted, int[] tasks) {
        Service service = use.services().get(index);
        Pool pool = use.pool();
        int[] withNew = tasks.clone();
        withNew[index] += wanted;
        int needed = use.fit().instancesFor(withNew).orElseThrow();
        return new Finding(
                moment.deploymentFits(),
                service.place(),
                "%s need %d instances of %s while a deployment starts %s%s beside the old, and the group has at most %d."
                        .formatted(
                                use.sentence(moment, withNew),
                                needed,
                                pool.sizes(),
                                news(wanted),
                                service.place().name(),
                                pool.atMost()),
                service.besideAllOld()
                        ? "Raise MaxSize from %d to %d, or deploy by ROLLING.".formatted(pool.atMost(), needed)
                        : "Raise MaxSize from %d to %d, or lower MinimumHealthyPercent from %d to %d."
                                .formatted(
                                        pool.atMost(),
                                        needed,
                                        service.minimumPercent(),
                                        (tasks[index] - 1) * 100 / tasks[index]));
    }

    private static int percentFor(int tasks, int of) {
        return (tasks * 100 + of - 1) / of;
    }
}
