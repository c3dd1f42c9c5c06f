package dks.infra.forecast;

import dks.infra.forecast.shift.Finding;
import dks.infra.forecast.shift.Rule;
import dks.infra.forecast.shift.TrafficShift;
import dks.infra.template.Templates;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import software.amazon.awscdk.IPolicyValidationContext;
import software.amazon.awscdk.IPolicyValidationPlugin;
import software.amazon.awscdk.PolicyValidationPluginReport;

/**
 * Fails a synthesis whose ECS services are deployed by blue/green, linear or canary in a shape that a later deploy breaks. Works
 * on any app: {@code Validations.of(app).addPlugins(new TrafficShiftPlugin())}.
 */
public final class TrafficShiftPlugin implements IPolicyValidationPlugin {

    @Override
    public String getName() {
        return "ecs-traffic-shift";
    }

    @Override
    public List<String> getRuleIds() {
        return Arrays.stream(Rule.values()).map(Rule::id).toList();
    }

    @Override
    public PolicyValidationPluginReport validate(IPolicyValidationContext context) {
        List<Finding> findings = TrafficShift.check(
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
