package dks.infra.platform;

import dks.infra.iam.IamStack;
import dks.infra.network.NetworkStack;
import dks.infra.stage.StageConfig;
import dks.infra.watch.Symptom;
import dks.infra.watch.Watch;
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

    public PlatformStack(
            Construct scope, String id, StageConfig stage, NetworkStack network, IamStack iam, Watch watch) {
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
        watch.alarm(
                this,
                "CapacityUsedUp",
                new Symptom("Tasks wait for instances", cluster.metrics().needed(), 100, 15, 15));
        loadBalancer = new LoadBalancer(this, "LoadBalancer", new LoadBalancer.Props(stage, network.network(), watch));
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
