package dks.proof.deletion;

import dks.proof.finding.Finding;
import dks.template.Manifest;
import dks.template.Templates;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks templates the way a deletion of all their stacks does, and finds where AWS would refuse or wait. A stack that is
 * protected from termination is not deleted, so nothing in it is asked to be deletable.
 */
public final class DeletionProof {
    private DeletionProof() {}

    /** What stands in the way; empty when the walk goes through. */
    public static List<Finding> check(Templates templates, Manifest manifest) {
        var order = new DeletionOrder(manifest);
        var stay = new Stay(manifest);
        var findings = new ArrayList<Finding>();
        findings.addAll(new StackReferences(templates, manifest).check());
        findings.addAll(new ClusterOrder(templates, order).check());
        findings.addAll(new HostPermissions(templates, order).check());
        findings.addAll(new GatewayOrder(templates, order).check());
        findings.addAll(new HandlerPermissions(templates, order).check());
        findings.addAll(new Refusals(templates, stay).check());
        findings.addAll(new Remains(templates, stay).check());
        return List.copyOf(findings);
    }
}
