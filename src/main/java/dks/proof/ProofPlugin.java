package dks.proof;

import dks.proof.finding.Finding;
import dks.proof.finding.Rule;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.IPolicyValidationContext;
import software.amazon.awscdk.IPolicyValidationPlugin;
import software.amazon.awscdk.PolicyValidationPluginReport;
import software.amazon.awscdk.PolicyViolatingResource;
import software.amazon.awscdk.PolicyViolation;

/**
 * A proof over the synthesized templates, reported as the CDK reports what it validates. Each proof names the CDK's interface
 * itself, because jsii looks for it at the class alone and would not ask the proof.
 */
abstract class ProofPlugin implements IPolicyValidationPlugin {
    private final String name;
    private final Rule[] rules;

    ProofPlugin(String name, Rule[] rules) {
        this.name = name;
        this.rules = rules;
    }

    /** What the templates in these files break, and what could not be proven. */
    abstract List<Finding> findings(List<Path> templates);

    @Override
    public final String getName() {
        return name;
    }

    @Override
    public final List<String> getRuleIds() {
        return Stream.of(rules).map(Rule::id).toList();
    }

    @Override
    public final PolicyValidationPluginReport validate(IPolicyValidationContext context) {
        List<Finding> findings =
                findings(context.getTemplatePaths().stream().map(Path::of).toList());
        return PolicyValidationPluginReport.builder()
                .success(findings.stream().noneMatch(finding -> finding.rule().fails()))
                .violations(findings.stream().map(ProofPlugin::violation).toList())
                .build();
    }

    private static PolicyViolation violation(Finding finding) {
        return PolicyViolation.builder()
                .ruleName(finding.rule().id())
                .description(finding.sentence())
                .fix(finding.fix().isEmpty() ? null : finding.fix())
                .severity(finding.rule().fails() ? "error" : "warning")
                .violatingResources(List.of(PolicyViolatingResource.builder()
                        .resourceLogicalId(finding.place().logicalId())
                        .templatePath(finding.place().template())
                        .locations(List.of(finding.place().path()))
                        .build()))
                .build();
    }
}
