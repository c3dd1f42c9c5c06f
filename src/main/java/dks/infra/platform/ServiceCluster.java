package dks.infra.platform;

import dks.infra.network.Network;
import dks.infra.stage.StageConfig;
import java.util.List;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ecs.CapacityProviderStrategy;
import software.amazon.awscdk.services.ecs.CloudMapNamespaceOptions;
import software.amazon.awscdk.services.ecs.Cluster;
import software.amazon.awscdk.services.ecs.ContainerInsights;
import software.amazon.awscdk.services.ecs.ICluster;
import software.amazon.awscdk.services.servicediscovery.NamespaceType;
import software.constructs.Construct;

/** The ECS cluster, with the capacity that services ask it for by name. */
public final class ServiceCluster extends Construct {
    private final Cluster cluster;
    private Capacity capacity;

    public record Props(StageConfig stage, Network network) {}

    public ServiceCluster(Construct scope, String id, Props props) {
        super(scope, id);
        StageConfig stage = props.stage();
        var builder = Cluster.Builder.create(this, "Cluster")
                .clusterName(stage.clusterName())
                .vpc(props.network().vpc())
                .containerInsightsV2(
                        stage.operations().insights() ? ContainerInsights.ENHANCED : ContainerInsights.DISABLED);
        if (stage.network().taskInterfaces()) {
            // For Service Connect. Made here and not by ECS, because a namespace that ECS makes outlives the cluster.
            builder.defaultCloudMapNamespace(CloudMapNamespaceOptions.builder()
                    .name(stage.clusterName())
                    .type(NamespaceType.HTTP)
                    .useForServiceConnect(true)
                    .build());
        }
        cluster = builder.build();
    }

    /** Makes this capacity the cluster's own. */
    void runOn(Capacity capacity) {
        this.capacity = capacity;
        cluster.addAsgCapacityProvider(capacity.provider());
    }

    /** The cluster itself. */
    public ICluster cluster() {
        return cluster;
    }

    /** The strategy by which a service asks for this cluster's instances. */
    public List<CapacityProviderStrategy> strategy() {
        return List.of(CapacityProviderStrategy.builder()
                .capacityProvider(capacity.provider().getCapacityProviderName())
                .weight(1)
                .build());
    }

    /** What is measured of the instances. */
    public CapacityMetrics metrics() {
        return new CapacityMetrics(
                cluster.getClusterName(), capacity.provider().getCapacityProviderName(), capacity.groupName());
    }

    /** The security group of the instances, which tasks in bridge mode share. */
    public ISecurityGroup hosts() {
        return capacity.securityGroup();
    }
}
