package dks.infra.platform;

import dks.infra.StageConfig;
import dks.infra.iam.IamStack;
import dks.infra.network.NetworkStack;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/**
 * What the services run on: cluster, instances and load balancer. Deployed when Amazon publishes a new machine image, by
 * which its instances are replaced one by one; services come and go in a stack of their own.
 */
public final class PlatformStack extends Stack {
    private final ServiceCluster cluster;
    private final LoadBalancer loadBalancer;

    public PlatformStack(Construct scope, String id, StageConfig stage, NetworkStack network, IamStack iam) {
        super(
                scope,
                id,
                StackProps.builder()
                        .description("DKS " + stage.name() + ": ECS cluster, EC2 capacity and load balancer")
                        // Its load balancer refuses to be deleted: then the rest must not go either.
                        .terminationProtection(stage.retention().protectedData())
                        .build());
        cluster = new ServiceCluster(this, "Cluster", new ServiceCluster.Props(stage, network.network()));
        var capacity = new Capacity(this, "Capacity", new Capacity.Props(stage, network.network(), iam.instanceRole()));
        cluster.runOn(capacity);
        loadBalancer = new LoadBalancer(this, "LoadBalancer", new LoadBalancer.Props(stage, network.network()));
        if (!stage.network().taskInterfaces()) {
            loadBalancer.allowToAndFromHosts(capacity.securityGroup());
        }
    }

    /** Where tasks are placed. */
    public ServiceCluster cluster() {
        return cluster;
    }

    /** Where requests come in. */
    public LoadBalancer loadBalancer() {
        return loadBalancer;
    }
}
