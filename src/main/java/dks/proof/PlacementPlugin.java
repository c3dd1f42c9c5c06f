package dks.proof;

import dks.proof.finding.Finding;
import dks.proof.placement.EcsPlacement;
import dks.proof.placement.PlacementRule;
import dks.template.Templates;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awscdk.IPolicyValidationPlugin;

/**
 * Fails a synthesis whose ECS services would wait on AWS for room that never comes. Reads the synthesized templates, of this
 * app or of any other with ECS services on EC2 instances: {@code Validations.of(app).addPlugins(new PlacementPlugin())}.
 */
public final class PlacementPlugin extends ProofPlugin implements IPolicyValidationPlugin {
    public PlacementPlugin() {
        super("ecs-placement", PlacementRule.values());
    }

    @Override
    List<Finding> findings(List<Path> templates) {
        return EcsPlacement.check(Templates.read(templates));
    }
}
