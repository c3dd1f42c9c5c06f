package dks.proof.deletion;

import dks.template.Manifest;
import dks.template.References;
import dks.template.Resource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The order that a deletion keeps: the command line deletes a stack after those that depend on it, and within a stack
 * CloudFormation deletes a resource after those that refer to it. All other orders are chance.
 */
final class DeletionOrder {
    private final Manifest manifest;
    private final Map<Resource, Set<String>> below = new HashMap<>();

    DeletionOrder(Manifest manifest) {
        this.manifest = manifest;
    }

    /** Whether the first is always gone before the deletion of the second begins. */
    boolean before(Resource first, Resource second) {
        return first.template().equals(second.template())
                ? below.computeIfAbsent(first, DeletionOrder::reached).contains(second.logicalId())
                : manifest.deletesBefore(
                        first.template().stackName(), second.template().stackName());
    }

    /** Everything that it refers to, and that these refer to in turn. */
    private static Set<String> reached(Resource resource) {
        var reached = new HashSet<String>();
        var next = new ArrayDeque<>(References.of(resource));
        while (!next.isEmpty()) {
            String id = next.poll();
            if (reached.add(id)) {
                resource.template().resource(id).map(References::of).ifPresent(next::addAll);
            }
        }
        return reached;
    }
}
