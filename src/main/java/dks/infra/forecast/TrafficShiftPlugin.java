package dks.infra.forecast;

import dks.infra.forecast.finding.Finding;
import dks.infra.forecast.shift.ShiftRule;
import dks.infra.forecast.shift.TrafficShift;
import dks.infra.template.Templates;
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
