package dks.infra.platform;

import dks.infra.iam.InstanceRole;
import dks.infra.network.Network;
import dks.infra.stage.StageConfig;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.autoscaling.AutoScalingGroup;
import software.amazon.awscdk.services.autoscaling.GroupMetric;
import software.amazon.awscdk.services.autoscaling.GroupMetrics;
import software.amazon.awscdk.services.autoscaling.InstanceRefreshOptions;
import software.amazon.awscdk.services.autoscaling.InstanceRefreshStrategy;
import software.amazon.awscdk.services.autoscaling.ScaleInProtectedInstances;
import software.amazon.awscdk.services.autoscaling.UpdatePolicy;
import software.amazon.awscdk.services.ec2.BlockDevice;
import software.amazon.awscdk.services.ec2.BlockDeviceVolume;
import software.amazon.awscdk.services.ec2.CpuCredits;
import software.amazon.awscdk.services.ec2.EbsDeviceOptions;
import software.amazon.awscdk.services.ec2.EbsDeviceVolumeType;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.ec2.LaunchTemplate;
import software.amazon.awscdk.services.ec2.LaunchTemplateHttpTokens;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ecs.AsgCapacityProvider;
import software.amazon.awscdk.services.ecs.EcsOptimizedImage;
import software.constructs.Construct;

/**
 * EC2 instances for the cluster: a launch template, an Auto Scaling group that starts empty, and the capacity provider
 * by which ECS launches as many instances as the tasks need and drains those it takes away.
 */
public final class Capacity extends Construct {
    /** The ECS-optimized AMI's root volume; a smaller one cannot be launched from it. */
    private static final int ROOT_VOLUME_GIB = 30;

    /**
     * From the launch of an instance to its registered agent: the forecast's estimate, which a test compares. The default of
     * 300 s would delay a second scale-out.
     */
    static final int INSTANCE_WARMUP_SECONDS = 60;

    private final SecurityGroup securityGroup;
    private final AutoScalingGroup group;
    private final AsgCapacityProvider provider;

    public record Props(StageConfig stage, Network network, InstanceRole role) {}

    public Capacity(Construct scope, String id, Props props) {
        super(scope, id);
        StageConfig stage = props.stage();
        securityGroup = SecurityGroup.Builder.create(this, "SecurityGroup")
                .vpc(props.network().vpc())
                .description("DKS instances: nothing in but from the load balancer")
                .allowAllOutbound(false)
                .build();
        securityGroup.addEgressRule(Peer.anyIpv4(), Port.tcp(443), "AWS APIs, images and sign-in over HTTPS");
        var builder = AutoScalingGroup.Builder.create(this, "Group")
                .vpc(props.network().vpc())
                .vpcSubnets(props.network().hostSubnets())
                // An instance that registers before the capacity provider exists may never belong to it, so the group
                // starts empty and ECS launches what its tasks need.
                .minCapacity(0)
                .maxCapacity(stage.capacity().atMost())
                .updatePolicy(replaceOneByOne())
                // The group's own metrics cost nothing.
                .groupMetrics(List.of(new GroupMetrics(GroupMetric.IN_SERVICE_INSTANCES)));
        LaunchTemplate launchTemplate = launchTemplate(props);
        if (stage.capacity().spotPercent() > 0) {
            new SpotShare(stage, launchTemplate).addTo(builder);
        } else {
            builder.launchTemplate(launchTemplate);
        }
        group = builder.build();
        if (stage.network().taskInterfaces()) {
            group.getNode().addDependency(new EniTrunking(this, "Trunking"));
        }
        provider = AsgCapacityProvider.Builder.create(this, "Provider")
                .autoScalingGroup(group)
                .targetCapacityPercent(stage.capacity().targetPercent())
                .instanceWarmupPeriod(INSTANCE_WARMUP_SECONDS)
                // Set in so many words: when both are left out, CDK adds its older draining by Lambda and SNS.
                .enableManagedDraining(true)
                // Protected instances stay protected when the provider goes, and then the group cannot be deleted.
                .enableManagedTerminationProtection(false)
                .build();
        if (stage.capacity().atLeast() > 0) {
            new InstanceFloor(group, stage.capacity().atLeast())
                    .keep(stage.officeHours())
                    .forEach(action -> action.getNode().addDependency(provider));
        }
    }

    /** The capacity provider that services name. */
    AsgCapacityProvider provider() {
        return provider;
    }

    /** Name of the Auto Scaling group. */
    String groupName() {
        return group.getAutoScalingGroupName();
    }

    /** The security group of the instances. */
    ISecurityGroup securityGroup() {
        return securityGroup;
    }

    private LaunchTemplate launchTemplate(Props props) {
        StageConfig stage = props.stage();
        boolean burstable = stage.instanceType().startsWith("t");
        return LaunchTemplate.Builder.create(this, "LaunchTemplate")
                .instanceType(new InstanceType(stage.instanceType()))
                .machineImage(
                        EcsOptimizedImage.amazonLinux2023(stage.target().cpu().ami()))
                .instanceProfile(props.role().profileFor(this))
                .securityGroup(securityGroup)
                .userData(AgentConfiguration.userData(stage.capacity().spotPercent() > 0))
                // Without a NAT gateway, an address of its own is the instance's way out; no rule lets anybody in by
                // it.
                .associatePublicIpAddress(!stage.network().taskInterfaces())
                .httpTokens(LaunchTemplateHttpTokens.REQUIRED)
                // One hop ends at the instance: a container's request would need a second, through docker's bridge.
                .httpPutResponseHopLimit(1)
                .detailedMonitoring(stage.operations().insights())
                .cpuCredits(burstable ? CpuCredits.STANDARD : null)
                .blockDevices(List.of(BlockDevice.builder()
                        .deviceName("/dev/xvda")
                        .volume(BlockDeviceVolume.ebs(
                                ROOT_VOLUME_GIB,
                                EbsDeviceOptions.builder()
                                        .volumeType(EbsDeviceVolumeType.GP3)
                                        .encrypted(true)
                                        .deleteOnTermination(true)
                                        .build()))
                        .build()))
                .build();
    }

    /** A changed launch template reaches running instances: a new one joins before an old one is drained and leaves. */
    private static UpdatePolicy replaceOneByOne() {
        return UpdatePolicy.instanceRefresh(InstanceRefreshOptions.builder()
                .strategy(InstanceRefreshStrategy.ROLLING)
                .minHealthyPercentage(100)
                .maxHealthyPercentage(200)
                .instanceWarmup(Duration.seconds(INSTANCE_WARMUP_SECONDS))
                .scaleInProtectedInstances(ScaleInProtectedInstances.REFRESH)
                .build());
    }
}
