package dks.infra.forecast.placement;

import dks.infra.forecast.placement.PoolUse.Moment;
import java.util.ArrayList;
import java.util.List;

/** That a rolling deployment of each service gets from the first new task to the last. */
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
            if (desired > 0 && service.upTo(desired) <= desired && service.downTo(desired) >= desired) {
                findings.add(new Finding(
                        Rule.DEPLOYMENT_CAN_MOVE,
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

    /** The services whose first new task finds no room beside the tasks of a moment. */
    List<Finding> withoutRoom(Moment moment) {
        var findings = new ArrayList<Finding>();
        int[] tasks = use.counts(moment);
        for (int i = 0; i < tasks.length; i++) {
            Service service = use.services().get(i);
            boolean stopsAnOldOneFirst = service.downTo(tasks[i]) < tasks[i];
            Fit answer =
                    tasks[i] == 0 || stopsAnOldOneFirst ? Fit.ALWAYS : use.fit().further(i, tasks);
            if (answer == Fit.NEVER) {
                findings.add(withoutRoom(moment, i, tasks));
            } else if (answer != Fit.ALWAYS) {
                findings.add(use.notProven(
                        answer, service.place(), "a new " + service.place().name() + " beside " + use.written(tasks)));
            }
        }
        return findings;
    }

    private Finding withoutRoom(Moment moment, int index, int[] tasks) {
        Service service = use.services().get(index);
        Pool pool = use.pool();
        int[] withNew = tasks.clone();
        withNew[index]++;
        int needed = use.fit().instancesFor(withNew).orElseThrow();
        return new Finding(
                moment.deploymentFits(),
                service.place(),
                "%s need %d instances of %s while a deployment starts a new %s beside the old, and the group has at most %d."
                        .formatted(
                                use.sentence(moment, withNew),
                                needed,
                                pool.sizes(),
                                service.place().name(),
                                pool.atMost()),
                "Raise MaxSize from %d to %d, or lower MinimumHealthyPercent from %d to %d."
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
