package dks.infra.forecast;

import dks.infra.forecast.placement.EcsPlacement;
import dks.infra.forecast.placement.Finding;
import dks.infra.forecast.placement.Rule;
import dks.infra.template.Templates;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import software.amazon.awscdk.IPolicyValidationContext;
import software.amazon.awscdk.IPolicyValidationPlugin;
import software.amazon.awscdk.PolicyValidationPluginReport;

/**
 * Fails a synthesis whose ECS services would wait on AWS for room that never comes. Reads the synthesized templates, of this
 * app or of any other with ECS services on EC2 instances: {@code Validations.of(app).addPlugins(new PlacementPlugin())}.
 */
public final class PlacementPlugin implements IPolicyValidationPlugin {

    @Override
    public String getName() {
        return "ecs-placement";
    }

    @Override
    public List<String> getRuleIds() {
        return Arrays.stream(Rule.values()).map(Rule::id).toList();
    }

    @Override
    public PolicyValidationPluginReport validate(IPolicyValidationContext context) {
        List<Finding> findings = EcsPlacement.check(
                Templates.read(context.getTemplatePaths().stream().map(Path::of).toList()));
        return PolicyValidationPluginReport.builder()
                .success(findings.stream().noneMatch(finding -> finding.rule().fails()))
                .violations(findings.stream()
                        .map(finding -> Violations.at(
                                finding.place(),
                                finding.rule().id(),
                                finding.rule().fails(),
                                finding.sentence(),
                                finding.fix()))
                        .toList())
                .build();
    }
}
