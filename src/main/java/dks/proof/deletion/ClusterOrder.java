package dks.proof.deletion;

import dks.proof.finding.Finding;
import dks.template.Resource;
import dks.template.Templates;
import java.util.ArrayList;
import java.util.List;

/** Services, capacity and cluster go in an order that ECS demands and that not every reference shows. */
final class ClusterOrder {
    private final Clusters clusters;
    private final DeletionOrder order;
    private final List<Finding> findings = new ArrayList<>();

    ClusterOrder(Templates templates, DeletionOrder order) {
        clusters = new Clusters(templates);
        this.order = order;
    }

    List<Finding> check() {
        clusters.services().forEach(this::checkService);
        clusters.associations().forEach(this::checkAssociation);
        return findings;
    }

    private void checkService(Resource service) {
        String inUse = "a capacity provider that a service uses cannot be removed";
        clusters.associationsOf(service)
                .forEach(association -> inOrder(DeletionRule.SERVICES_BEFORE_CAPACITY, service, association, inUse));
        clusters.providersOf(service)
                .forEach(provider -> inOrder(DeletionRule.SERVICES_BEFORE_CAPACITY, service, provider, inUse));
        clusters.namespace(service)
                .ifPresent(namespace -> inOrder(
                        DeletionRule.SERVICES_BEFORE_NAMESPACE,
                        service,
                        namespace,
                        "a namespace that a service is registered in cannot be deleted"));
    }

    private void checkAssociation(Resource association) {
        for (Resource provider : clusters.given(association)) {
            inOrder(
                    DeletionRule.ASSOCIATION_BEFORE_PROVIDER,
                    association,
                    provider,
                    "a capacity provider that a cluster has cannot be deleted");
            clusters.clusterOf(association)
                    .ifPresent(cluster -> clusters.group(provider)
                            .ifPresent(group -> inOrder(
                                    DeletionRule.INSTANCES_BEFORE_CLUSTER,
                                    group,
                                    cluster,
                                    "a cluster with instances cannot be deleted")));
        }
    }

    private void inOrder(DeletionRule rule, Resource first, Resource second, String reason) {
        if (!order.before(first, second)) {
            findings.add(Obstacle.order(rule, first, second, reason));
        }
    }
}
