package dks.infra.forecast.deletion;

import dks.infra.forecast.finding.Finding;
import dks.infra.template.Assembly;
import dks.infra.template.Templates;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks templates the way a deletion of all their stacks does, and finds where AWS would refuse or wait. A stack that is
 * protected from termination is not deleted, so nothing in it is asked to be deletable.
 */
public final class DeletionProof {
    private DeletionProof() {}

    /** What stands in the way; empty when the walk goes through. */
    public static List<Finding> check(Templates templates, Assembly assembly) {
        var order = new DeletionOrder(assembly);
        var stay = new Stay(assembly);
        var findings = new ArrayList<Finding>();
        findings.addAll(new StackReferences(templates, assembly).check());
        findings.addAll(new ClusterOrder(templates, order).check());
        findings.addAll(new HostPermissions(templates, order).check());
        findings.addAll(new GatewayOrder(templates, order).check());
        findings.addAll(new HandlerPermissions(templates, order).check());
        findings.addAll(new Refusals(templates, stay).check());
        findings.addAll(new Remains(templates, stay).check());
        return List.copyOf(findings);
    }
}
