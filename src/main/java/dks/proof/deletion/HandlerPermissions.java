package dks.proof.deletion;

import dks.proof.finding.Finding;
import dks.template.Resource;
import dks.template.Template;
import dks.template.Templates;
import java.util.ArrayList;
import java.util.List;

/** What the function behind a custom resource may do has to last until it has handled the deletion. */
record HandlerPermissions(Templates templates, DeletionOrder order) {

    List<Finding> check() {
        var findings = new ArrayList<Finding>();
        templates.all().stream()
                .flatMap(Template::resources)
                .filter(HandlerPermissions::isCustom)
                .filter(custom -> !Stay.retained(custom))
                .forEach(custom -> templates
                        .referred(custom.template(), custom.property("ServiceToken"))
                        .flatMap(function -> templates.referred(function.template(), function.property("Role")))
                        .ifPresent(role -> new Policies(templates)
                                .of(role)
                                .filter(policy -> !order.before(custom, policy))
                                .forEach(policy -> findings.add(Obstacle.order(
                                        DeletionRule.CUSTOM_RESOURCES_BEFORE_PERMISSIONS,
                                        custom,
                                        policy,
                                        "its function may then not do what the deletion asks for")))));
        return findings;
    }

    static boolean isCustom(Resource resource) {
        return resource.type().startsWith("Custom::") || resource.type().equals("AWS::CloudFormation::CustomResource");
    }
}
