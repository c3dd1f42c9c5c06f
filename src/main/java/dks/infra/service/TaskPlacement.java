package dks.infra.service;

import dks.infra.service.WebService.Props;
import java.util.List;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ecs.AvailabilityZoneRebalancing;
import software.amazon.awscdk.services.ecs.BuiltInAttributes;
import software.amazon.awscdk.services.ecs.Ec2Service;
import software.amazon.awscdk.services.ecs.PlacementStrategy;
import software.amazon.awscdk.services.ecs.ServiceConnectProps;
import software.amazon.awscdk.services.ecs.ServiceConnectService;
import software.constructs.Construct;

/**
 * On which instances a service's tasks are put, and how they are reached there: packed, behind ports of their instances;
 * or spread, each with an interface in a security group of their own, and with a name where another service calls them.
 */
final class TaskPlacement {
    private final Props props;
    private final ISecurityGroup securityGroup;

    /** @param scope of the tasks' own security group, where they have one */
    TaskPlacement(Construct scope, Props props) {
        this.props = props;
        securityGroup = props.place().taskInterfaces()
                ? ownSecurityGroup(scope)
                : props.place().cluster().hosts();
    }

    /** The security group of the tasks; in bridge mode that of their instances. */
    ISecurityGroup securityGroup() {
        return securityGroup;
    }

    /** Puts the tasks of a service there. */
    void of(Ec2Service.Builder service) {
        if (!props.place().taskInterfaces()) {
            // Fill one instance before the next: from an empty group ECS launches two, and the second may leave again.
            service.placementStrategies(List.of(PlacementStrategy.packedByMemory()))
                    .availabilityZoneRebalancing(AvailabilityZoneRebalancing.DISABLED);
            return;
        }
        service.placementStrategies(List.of(
                        PlacementStrategy.spreadAcross(BuiltInAttributes.AVAILABILITY_ZONE),
                        PlacementStrategy.spreadAcrossInstances()))
                .availabilityZoneRebalancing(AvailabilityZoneRebalancing.ENABLED)
                .vpcSubnets(props.place().network().hostSubnets())
                .securityGroups(List.of(securityGroup))
                .serviceConnectConfiguration(ServiceConnectProps.builder()
                        .services(props.terms().calledByName() ? List.of(nameAndPort()) : null)
                        .build());
    }

    private SecurityGroup ownSecurityGroup(Construct scope) {
        var group = SecurityGroup.Builder.create(scope, "SecurityGroup")
                .vpc(props.place().network().vpc())
                .description("DKS " + props.terms().name() + " tasks")
                .allowAllOutbound(false)
                .build();
        group.addEgressRule(Peer.anyIpv4(), Port.tcp(443), "AWS APIs and sign-in over HTTPS");
        return group;
    }

    private ServiceConnectService nameAndPort() {
        return ServiceConnectService.builder()
                .portMappingName(WebTask.PORT_NAME)
                .discoveryName(props.terms().name())
                .dnsName(props.terms().name())
                .port(props.terms().port())
                .build();
    }
}
