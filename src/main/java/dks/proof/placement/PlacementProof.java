package dks.proof.placement;

import dks.proof.finding.Finding;
import dks.proof.placement.PoolUse.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Proves, for the services of one pool of instances, that ECS never waits for room that will not come: not for the tasks
 * themselves, not for the new ones of a deployment beside the old, not when scaled out, not when an instance is replaced.
 *
 * <p>Every service is looked at with all others at their counts. Two deployments at once may take turns for the last
 * room; as each ends for itself and gives its room back, it is enough that each fits alone.
 */
final class PlacementProof {
    private PlacementProof() {}

    /**
     * What would go wrong, and what cannot be told; empty when all is proven.
     *
     * @param loss what is proven for the loss of an instance or a zone
     */
    static List<Finding> of(PoolUse use, LossProof loss) {
        if (use.services().isEmpty()) {
            return List.of();
        }
        var room = new RoomProof(use);
        var deployment = new DeploymentProof(use);
        List<Finding> findings = new ArrayList<>(room.tooLarge());
        if (findings.isEmpty()) {
            room.all(Moment.USUAL).ifPresent(findings::add);
            findings.addAll(deployment.stuckByPercents());
        }
        // What follows would say the same again in other words.
        if (findings.stream().anyMatch(finding -> finding.rule().fails())) {
            return findings;
        }
        findings.addAll(deployment.withoutRoom(Moment.USUAL));
        if (use.scalesOut()) {
            Optional<Finding> scaledOut = room.all(Moment.SCALED_OUT);
            scaledOut.ifPresentOrElse(findings::add, () -> findings.addAll(deployment.withoutRoom(Moment.SCALED_OUT)));
        }
        room.refresh().ifPresent(findings::add);
        findings.addAll(loss.lost());
        return findings;
    }
}
