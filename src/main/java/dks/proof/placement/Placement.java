package dks.proof.placement;

import dks.proof.finding.Finding;
import dks.template.Resource;
import java.util.List;
import java.util.Optional;

/**
 * What the placement proof says of templates.
 *
 * @param pools what is proven, one for each Auto Scaling group that runs ECS services and can be read
 * @param findings what would go wrong, and what could not be proven
 */
public record Placement(List<PoolReport> pools, List<Finding> findings) {
    public Placement {
        pools = List.copyOf(pools);
        findings = List.copyOf(findings);
    }

    /** What is proven of an Auto Scaling group; empty when no service runs on it, or it cannot be read. */
    public Optional<PoolReport> of(Resource group) {
        return pools.stream().filter(pool -> pool.group().equals(group)).findFirst();
    }
}
