package dks.proof.placement;

import dks.ec2.InstanceType;
import dks.ec2.InstanceTypes;
import dks.proof.finding.Finding;
import dks.proof.packing.Fit;
import dks.proof.packing.Pool;
import dks.proof.placement.PoolUse.Moment;
import dks.proof.reading.Service;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** That there is room for the tasks of a pool: for each one, for all together, and while instances are replaced. */
final class RoomProof {
    private final PoolUse use;

    RoomProof(PoolUse use) {
        this.use = use;
    }

    /** The tasks that no instance has room for. */
    List<Finding> tooLarge() {
        var findings = new ArrayList<Finding>();
        for (Service service : use.services()) {
            if (use.fit().instancesFor(use.only(service, 1)).isEmpty()) {
                findings.add(new Finding(
                        PlacementRule.TASK_FITS_INSTANCE,
                        service.place(),
                        "A task of %s takes %s, and %s has no room for it."
                                .formatted(
                                        service.place().name(),
                                        service.task(),
                                        use.pool().sizes()),
                        smallestTypeFor(service)));
            }
        }
        return findings;
    }

    /** What keeps all tasks of a moment from being placed. */
    Optional<Finding> all(Moment moment) {
        Pool pool = use.pool();
        int[] tasks = use.counts(moment);
        Fit answer = use.fit().all(tasks);
        if (answer == Fit.ALWAYS) {
            return Optional.empty();
        }
        if (answer != Fit.NEVER) {
            return Optional.of(use.notProven(answer, pool.place(), use.written(tasks)));
        }
        int needed = use.fit().instancesFor(tasks).orElseThrow();
        return Optional.of(new Finding(
                moment.fits(),
                pool.place(),
                "%s need %d instances of %s, and the group has at most %d."
                        .formatted(use.sentence(moment, tasks), needed, pool.sizes(), pool.atMost()),
                "Raise MaxSize from %d to %d.".formatted(pool.atMost(), needed)));
    }

    /** What keeps an instance from being replaced. */
    Optional<Finding> refresh() {
        Pool pool = use.pool();
        int[] tasks = use.counts(Moment.USUAL);
        OptionalInt needed = use.fit().instancesFor(tasks);
        if (!pool.refreshed() || needed.isEmpty() || needed.getAsInt() < pool.atMost()) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                PlacementRule.REFRESH_FITS,
                pool.place(),
                "%s need %d instances, and the group, which launches a new instance before it takes an old one away, ends at %d."
                        .formatted(use.sentence(Moment.USUAL, tasks), needed.getAsInt(), pool.atMost()),
                "Raise MaxSize from %d to %d.".formatted(pool.atMost(), needed.getAsInt() + 1)));
    }

    private String smallestTypeFor(Service service) {
        return InstanceTypes.all().stream()
                .filter(type -> type.family().equals(use.pool().types().get(0).family()))
                .sorted(Comparator.comparingInt(InstanceType::memoryMiB))
                .filter(type -> use.pool()
                        .of(type)
                        .fit(List.of(service.task()))
                        .instancesFor(1)
                        .isPresent())
                .findFirst()
                .map(type -> "Use " + type.name() + ", or make the task smaller.")
                .orElse("Make the task smaller.");
    }
}
