package dks.proof.placement;

import dks.proof.finding.Finding;
import dks.proof.packing.Pool;
import dks.proof.reading.Service;
import dks.proof.reading.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** That a service of several tasks, which promises that one may go, does not lose all of them together. */
final class LossProof {
    private final PoolUse use;
    private final OptionalInt kept;
    private final int floor;

    /**
     * @param kept how many instances there are for certain, if that can be told
     * @param floor how many of them the group keeps that the tasks do not need; they may come after the tasks
     */
    LossProof(PoolUse use, OptionalInt kept, int floor) {
        this.use = use;
        this.kept = kept;
        this.floor = floor;
    }

    /** The services that go with one instance, or with one zone. */
    List<Finding> lost() {
        Pool pool = use.pool();
        var findings = new ArrayList<Finding>();
        for (Service service : use.services()) {
            if (service.desired() < 2) {
                continue;
            }
            int instances = Math.max(kept.orElse(2), service.rebalanced() ? floor : 0);
            boolean fitOnOne =
                    use.fit().instancesFor(use.only(service, service.desired())).orElse(2) == 1;
            if (fitOnOne && (service.spread() == Spread.NOTHING || instances < 2)) {
                findings.add(
                        new Finding(
                                PlacementRule.SURVIVES_INSTANCE,
                                service.place(),
                                "The %d tasks of %s may all be on one instance of %s, and go when it goes."
                                        .formatted(
                                                service.desired(),
                                                service.place().name(),
                                                pool.sizes()),
                                "Spread them over zones by the first placement strategy, and let the tasks need two instances, or keep two by the group's MinSize and rebalance the zones."));
            } else if (pool.zones() > 1 && service.spread() != Spread.ZONES) {
                findings.add(new Finding(
                        PlacementRule.SURVIVES_ZONE,
                        service.place(),
                        "The %d tasks of %s may all be in one of the %d zones, and go when it goes."
                                .formatted(service.desired(), service.place().name(), pool.zones()),
                        "Spread them over zones by the first placement strategy."));
            }
        }
        return findings;
    }
}
