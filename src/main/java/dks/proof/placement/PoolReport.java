package dks.proof.placement;

import dks.proof.finding.Finding;
import dks.proof.packing.Pool;
import dks.proof.placement.PoolUse.Moment;
import dks.proof.reading.Service;
import dks.template.Place;
import dks.template.Resource;
import java.util.List;
import java.util.OptionalInt;

/**
 * The instances of one group with the services on them, and what is proven of them.
 *
 * @param usual the fewest instances that hold the usual tasks; empty when that cannot be told
 * @param idle how many instances there are while nothing happens; empty when that cannot be told
 * @param endangered the services of several tasks that may lose all of them together
 */
public record PoolReport(
        Resource group,
        Pool pool,
        List<Service> services,
        OptionalInt usual,
        OptionalInt idle,
        List<Claim> claims,
        List<Place> endangered) {

    static PoolReport of(Resource group, PoolUse use, OptionalInt idle, LossProof loss) {
        return new PoolReport(
                group,
                use.pool(),
                use.services(),
                use.fit().instancesFor(use.counts(Moment.USUAL)),
                idle,
                new Claims(use).all(),
                loss.lost().stream().map(Finding::place).toList());
    }
}
