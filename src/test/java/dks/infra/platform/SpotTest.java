package dks.infra.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dks.ec2.InstanceType;
import dks.ec2.InstanceTypes;
import dks.infra.Json;
import dks.infra.Synthesized;
import dks.infra.Variants;
import dks.infra.stage.Stages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A share of spot instances. */
class SpotTest {
    private final Json prod = Variants.PROD_SAVING.json("prod", "Platform");

    @Test
    void theInstancesThatAreAlwaysThereAreNeverSpot() {
        JsonNode distribution = policy(prod).path("InstancesDistribution");
        assertThat(distribution.path("OnDemandBaseCapacity").asInt())
                .isEqualTo(Stages.PROD.capacity().atLeast());
        assertThat(distribution.path("OnDemandAllocationStrategy").asText()).isEqualTo("prioritized");
        assertThat(distribution.path("SpotAllocationStrategy").asText()).isEqualTo("price-capacity-optimized");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void theShareIsOfThoseBeyond(int percent) {
        Json platform = Synthesized.with("stage=prod", "spotPercent=" + percent).json("prod", "Platform");
        assertThat(policy(platform)
                        .path("InstancesDistribution")
                        .path("OnDemandPercentageAboveBaseCapacity")
                        .asInt(-1))
                .isEqualTo(100 - percent);
    }

    @Test
    void everyTypeHasTheRoomThatThePlacementIsProvenFor() {
        JsonNode overrides = policy(prod).path("LaunchTemplate").path("Overrides");
        assertThat(overrides.path(0).path("InstanceType").asText()).isEqualTo("m7g.large");
        assertThat(overrides)
                .hasSizeGreaterThan(2)
                .extracting(override -> InstanceTypes.find(
                                override.path("InstanceType").asText())
                        .orElseThrow())
                .allSatisfy(type -> assertThat(type.graviton()).isTrue())
                .extracting((InstanceType type) -> type.room(true, 0))
                .containsOnly(InstanceTypes.find("m7g.large").orElseThrow().room(true, 0));
    }

    @Test
    void anInstanceAtRiskIsReplacedBeforeItsNotice() {
        assertThat(prod.only("AWS::AutoScaling::AutoScalingGroup")
                        .path("CapacityRebalance")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void theAgentDrainsAnInstanceThatHasItsNotice() {
        assertThat(prod.only("AWS::EC2::LaunchTemplate").toString()).contains("ECS_ENABLE_SPOT_INSTANCE_DRAINING=true");
    }

    @Test
    void disksAreEncryptedWhateverTheInstanceType() {
        assertThat(prod.resources("AWS::EC2::LaunchTemplate")).hasSize(1);
        assertThat(policy(prod)
                        .path("LaunchTemplate")
                        .path("LaunchTemplateSpecification")
                        .path("LaunchTemplateId")
                        .path("Ref")
                        .asText())
                .isEqualTo(prod.resources("AWS::EC2::LaunchTemplate")
                        .keySet()
                        .iterator()
                        .next());
        assertThat(prod.only("AWS::EC2::LaunchTemplate")
                        .path("LaunchTemplateData")
                        .path("BlockDeviceMappings")
                        .path(0)
                        .path("Ebs")
                        .path("Encrypted")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void theNoticeOfTwoMinutesIsEnough() {
        Json services = Variants.PROD_SAVING.json("prod", "Services");
        int drain = services.properties("AWS::ElasticLoadBalancingV2::TargetGroup").stream()
                .flatMap(group -> group.path("TargetGroupAttributes").findParents("Key").stream())
                .filter(attribute -> attribute.path("Key").asText().equals("deregistration_delay.timeout_seconds"))
                .mapToInt(attribute -> attribute.path("Value").asInt())
                .max()
                .orElseThrow();
        int stop = services.properties("AWS::ECS::TaskDefinition").stream()
                .mapToInt(task -> task.path("ContainerDefinitions")
                        .path(0)
                        .path("StopTimeout")
                        .asInt())
                .max()
                .orElseThrow();
        int replacement =
                60; // ECS keeps 100 %: first it starts the new tasks, which serve within a minute where there is room
        assertThat(replacement + drain + stop).isLessThanOrEqualTo(120);
    }

    @Test
    void withoutAShareThereIsNoSpotInstance() {
        for (String stage : Variants.ALL.stages()) {
            Json platform = Variants.ALL.json(stage, "Platform");
            assertThat(platform.only("AWS::AutoScaling::AutoScalingGroup").has("MixedInstancesPolicy"))
                    .isFalse();
            assertThat(platform.node().toString()).doesNotContain("SPOT");
        }
    }

    @Test
    void anotherInstanceTypeBringsItsOwnKin() {
        Synthesized app = Synthesized.with("stage=prod", "instanceType=c7g.large", "spotPercent=30");
        assertThat(policy(app.json("prod", "Platform")).path("LaunchTemplate").path("Overrides"))
                .extracting(override -> override.path("InstanceType").asText())
                .containsExactly("c7g.large", "c6g.large", "c8g.large");
        assertThat(app.findings())
                .as("and the tasks fit them")
                .noneMatch(finding -> finding.contains("Capacity/Group"));
    }

    private static JsonNode policy(Json platform) {
        return platform.only("AWS::AutoScaling::AutoScalingGroup").path("MixedInstancesPolicy");
    }
}
