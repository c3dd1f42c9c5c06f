package dks.infra.platform;

import dks.ec2.InstanceTypes;
import dks.infra.stage.StageConfig;
import java.util.List;
import software.amazon.awscdk.services.autoscaling.AutoScalingGroup;
import software.amazon.awscdk.services.autoscaling.InstancesDistribution;
import software.amazon.awscdk.services.autoscaling.LaunchTemplateOverrides;
import software.amazon.awscdk.services.autoscaling.MixedInstancesPolicy;
import software.amazon.awscdk.services.autoscaling.OnDemandAllocationStrategy;
import software.amazon.awscdk.services.autoscaling.SpotAllocationStrategy;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.ec2.LaunchTemplate;

/**
 * A group in which the instances beyond those that are always there are partly spot instances: of every type that has
 * the same room for tasks, so that there are many places to find one in and the placement proof holds for each.
 */
final class SpotShare {
    private final StageConfig stage;
    private final LaunchTemplate launchTemplate;

    SpotShare(StageConfig stage, LaunchTemplate launchTemplate) {
        this.stage = stage;
        this.launchTemplate = launchTemplate;
    }

    void addTo(AutoScalingGroup.Builder group) {
        List<LaunchTemplateOverrides> types = InstanceTypes.alike(stage.instanceType()).stream()
                .map(type -> LaunchTemplateOverrides.builder()
                        .instanceType(new InstanceType(type))
                        .build())
                .toList();
        group.mixedInstancesPolicy(MixedInstancesPolicy.builder()
                        .launchTemplate(launchTemplate)
                        .launchTemplateOverrides(types)
                        .instancesDistribution(InstancesDistribution.builder()
                                // The stage's own type first, which is first in the list.
                                .onDemandAllocationStrategy(OnDemandAllocationStrategy.PRIORITIZED)
                                .onDemandBaseCapacity(stage.capacity().atLeast())
                                .onDemandPercentageAboveBaseCapacity(
                                        100 - stage.capacity().spotPercent())
                                .spotAllocationStrategy(SpotAllocationStrategy.PRICE_CAPACITY_OPTIMIZED)
                                .build())
                        .build())
                // At the first sign that an instance is at risk another is launched, and then the one at risk is taken
                // away by way of ECS's managed draining. The notice of two minutes, which the agent answers, is for
                // those
                // that go without a sign.
                .capacityRebalance(true);
    }
}
