package dks.proof;

import dks.proof.finding.Finding;
import dks.proof.shift.ShiftRule;
import dks.proof.shift.TrafficShift;
import dks.template.Templates;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awscdk.IPolicyValidationPlugin;

/**
 * Fails a synthesis whose ECS services are deployed by blue/green, linear or canary in a shape that a later deploy breaks. Works
 * on any app: {@code Validations.of(app).addPlugins(new TrafficShiftPlugin())}.
 */
public final class TrafficShiftPlugin extends ProofPlugin implements IPolicyValidationPlugin {
    public TrafficShiftPlugin() {
        super("ecs-traffic-shift", ShiftRule.values());
    }

    @Override
    List<Finding> findings(List<Path> templates) {
        return TrafficShift.check(Templates.read(templates));
    }
}
