package dks.infra.forecast;

import dks.infra.forecast.deletion.DeletionProof;
import dks.infra.forecast.deletion.Finding;
import dks.infra.forecast.deletion.Rule;
import dks.infra.forecast.placement.Place;
import dks.infra.template.Assembly;
import dks.infra.template.Templates;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import software.amazon.awscdk.IPolicyValidationContext;
import software.amazon.awscdk.IPolicyValidationPlugin;
import software.amazon.awscdk.PolicyValidationPluginReport;

/**
 * Fails a synthesis whose stacks could not be deleted again: a destroy would stop half-way, or wait for hours. Reads the
 * synthesized templates and their manifest, of this app or of any other:
 * {@code Validations.of(app).addPlugins(new DeletionPlugin())}.
 */
public final class DeletionPlugin implements IPolicyValidationPlugin {

    @Override
    public String getName() {
        return "deletion";
    }

    @Override
    public List<String> getRuleIds() {
        return Arrays.stream(Rule.values()).map(Rule::id).toList();
    }

    @Override
    public PolicyValidationPluginReport validate(IPolicyValidationContext context) {
        List<Path> files = context.getTemplatePaths().stream().map(Path::of).toList();
        List<Finding> findings = DeletionProof.check(Templates.read(files), Assembly.beside(files));
        return PolicyValidationPluginReport.builder()
                .success(findings.isEmpty())
                .violations(findings.stream()
                        .map(finding -> Violations.at(
                                Place.of(finding.resource()),
                                finding.rule().id(),
                                true,
                                finding.sentence(),
                                finding.fix()))
                        .toList())
                .build();
    }
}
