package dks.infra.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dks.infra.Json;
import dks.infra.Synthesized;
import dks.infra.Variants;
import dks.infra.stage.StageConfig;
import dks.infra.stage.Stages;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cluster, launch template, Auto Scaling group and capacity provider. */
class CapacityTest {
    private final Json dev = Variants.ALL.json("dev", "Platform");
    private final Json prod = Variants.ALL.json("prod", "Platform");

    @Test
    void theGroupStartsEmptyBecauseInstancesBeforeTheProviderMayNeverBelongToIt() {
        for (Json stage : List.of(dev, prod)) {
            JsonNode group = stage.only("AWS::AutoScaling::AutoScalingGroup");
            assertThat(group.path("MinSize").asText()).isEqualTo("0");
            assertThat(group.has("DesiredCapacity"))
                    .as("a deployment must not reset what ECS has scaled")
                    .isFalse();
        }
    }

    @Test
    void prodsFloorOfInstancesIsSetAfterTheProviderExists() {
        JsonNode floor = prod.resources("AWS::AutoScaling::ScheduledAction")
                .values()
                .iterator()
                .next();
        assertThat(floor.path("Properties").path("MinSize").asInt())
                .isEqualTo(Stages.PROD.capacity().atLeast());
        assertThat(floor.path("DependsOn"))
                .extracting(JsonNode::asText)
                .contains(prod.resources("AWS::ECS::CapacityProvider")
                        .keySet()
                        .iterator()
                        .next());
    }

    @Test
    void devHasNoFloorAndCostsNothingWhenItsServicesAreStopped() {
        assertThat(dev.resources("AWS::AutoScaling::ScheduledAction")).isEmpty();
    }

    @Test
    void scaleOutEndsWhereTheStageSays() {
        assertThat(dev.only("AWS::AutoScaling::AutoScalingGroup")
                        .path("MaxSize")
                        .asInt())
                .isEqualTo(Stages.DEV.capacity().atMost());
        assertThat(prod.only("AWS::AutoScaling::AutoScalingGroup")
                        .path("MaxSize")
                        .asInt())
                .isEqualTo(Stages.PROD.capacity().atMost());
    }

    @Test
    void ecsDrainsInstancesItselfAndNoLambdaFunctionDoes() {
        assertThat(provider(dev).path("ManagedDraining").asText()).isEqualTo("ENABLED");
        assertThat(dev.resources("AWS::Lambda::Function")).isEmpty();
        assertThat(dev.resources("AWS::AutoScaling::LifecycleHook")).isEmpty();
        assertThat(prod.resources("AWS::AutoScaling::LifecycleHook")).isEmpty();
    }

    @Test
    void noInstanceIsProtectedFromScaleInSoThatDestroyEnds() {
        for (Json stage : List.of(dev, prod)) {
            assertThat(provider(stage).path("ManagedTerminationProtection").asText())
                    .isEqualTo("DISABLED");
            assertThat(stage.only("AWS::AutoScaling::AutoScalingGroup").has("NewInstancesProtectedFromScaleIn"))
                    .isFalse();
        }
    }

    @Test
    void ecsScalesTheGroup() {
        assertThat(provider(dev).path("ManagedScaling").path("Status").asText()).isEqualTo("ENABLED");
    }

    @Test
    void aSecondScaleOutDoesNotWaitFiveMinutesForTheFirst() {
        assertThat(provider(dev)
                        .path("ManagedScaling")
                        .path("InstanceWarmupPeriod")
                        .asInt())
                .isEqualTo(60);
    }

    @Test
    void noServiceIsInThisStackBecauseItWouldNotWaitForTheProvider() {
        assertThat(dev.resources("AWS::ECS::Service")).isEmpty();
        assertThat(dev.resources("AWS::ECS::ClusterCapacityProviderAssociations"))
                .hasSize(1);
    }

    @Test
    void aNewMachineImageReachesRunningInstancesOneByOne() {
        JsonNode refresh = dev.resources("AWS::AutoScaling::AutoScalingGroup")
                .values()
                .iterator()
                .next()
                .path("UpdatePolicy")
                .path("AutoScalingInstanceRefresh");
        assertThat(refresh.path("Strategy").asText()).isEqualTo("Rolling");
        assertThat(refresh.path("Preferences").path("MinHealthyPercentage").asInt())
                .isEqualTo(100);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dks.infra.Variants#all")
    void aDrainedInstanceIsEmptyWithinAMinuteOnceItsTasksHaveRoomElsewhere(String name, Synthesized app, String stage) {
        assertThat(app.json(stage, "Platform")
                        .only("AWS::ECS::CapacityProvider")
                        .path("AutoScalingGroupProvider")
                        .path("ManagedDraining")
                        .asText())
                .isEqualTo("ENABLED");
        Json services = app.json(stage, "Services");
        for (JsonNode group : services.properties("AWS::ElasticLoadBalancingV2::TargetGroup")) {
            for (JsonNode task : services.properties("AWS::ECS::TaskDefinition")) {
                int stop = task.path("ContainerDefinitions")
                        .path(0)
                        .path("StopTimeout")
                        .asInt();
                assertThat(stop + drainSeconds(group)).isBetween(1, 60);
            }
        }
        // ECS makes a hook itself; another one would hold every instance for as long as it likes.
        app.templates(stage)
                .forEach((stack, template) -> assertThat(template.resources("AWS::AutoScaling::LifecycleHook"))
                        .as(stack)
                        .isEmpty());
    }

    private static int drainSeconds(JsonNode group) {
        for (JsonNode attribute : group.path("TargetGroupAttributes")) {
            if (attribute.path("Key").asText().equals("deregistration_delay.timeout_seconds")) {
                return attribute.path("Value").asInt();
            }
        }
        return 300; // what AWS does when nothing is said
    }

    @Test
    void theMachineImageIsAmazonLinux2023ForTheStagesProcessor() {
        assertThat(dev.node().path("Parameters").toString())
                .contains("/aws/service/ecs/optimized-ami/amazon-linux-2023/arm64/recommended/image_id");
        assertThat(Synthesized.with("stage=dev", "cpu=x86_64")
                        .json("dev", "Platform")
                        .node()
                        .path("Parameters")
                        .toString())
                .contains("/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id");
    }

    @Test
    void metadataTakesATokenAndItsAnswerEndsAtTheInstance() {
        for (Json stage : List.of(dev, prod)) {
            JsonNode options = launch(stage).path("MetadataOptions");
            assertThat(options.path("HttpTokens").asText()).isEqualTo("required");
            assertThat(options.path("HttpPutResponseHopLimit").asInt()).isEqualTo(1);
        }
    }

    @Test
    void containersAreKeptFromMetadataInBothNetworkModes() {
        for (Json stage : List.of(dev, prod)) {
            assertThat(userData(stage))
                    .contains("ECS_AWSVPC_BLOCK_IMDS=true")
                    .contains(
                            "--insert DOCKER-USER --in-interface docker+ --destination 169.254.169.254/32 --jump DROP")
                    .contains("systemctl enable --now block-imds.service");
        }
    }

    @Test
    void oldImagesAreStillCleanedUp() {
        assertThat(userData(dev)).contains("ECS_IMAGE_PULL_BEHAVIOR=once").doesNotContain("prefer-cached");
    }

    @Test
    void tasksWithSecurityOptionsFindAnAgentThatTakesThem() {
        assertThat(userData(dev)).contains("ECS_SELINUX_CAPABLE=true");
        assertThat(userData(prod)).contains("ECS_SELINUX_CAPABLE=true");
    }

    @Test
    void theInstanceJoinsItsOwnClusterOnce() {
        assertThat(userData(dev).split("ECS_CLUSTER=", -1)).hasSize(2);
    }

    @Test
    void disksAreEncryptedAndLargeEnoughForTheMachineImage() {
        JsonNode ebs = launch(dev).path("BlockDeviceMappings").path(0).path("Ebs");
        assertThat(ebs.path("Encrypted").asBoolean()).isTrue();
        assertThat(ebs.path("VolumeSize").asInt()).isEqualTo(30);
        assertThat(ebs.path("VolumeType").asText()).isEqualTo("gp3");
    }

    @Test
    void nobodyLogsInByKey() {
        assertThat(launch(dev).has("KeyName")).isFalse();
    }

    @Test
    void aBurstableInstanceNeverBillsForSurplusCredits() {
        assertThat(launch(dev).path("CreditSpecification").path("CpuCredits").asText())
                .isEqualTo("standard");
        assertThat(launch(prod).has("CreditSpecification")).isFalse();
    }

    @Test
    void devsInstancesHaveAnAddressOfTheirOwnAndProdsDoNot() {
        assertThat(launch(dev)
                        .path("NetworkInterfaces")
                        .path(0)
                        .path("AssociatePublicIpAddress")
                        .asBoolean())
                .isTrue();
        assertThat(launch(prod)
                        .path("NetworkInterfaces")
                        .path(0)
                        .path("AssociatePublicIpAddress")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    void nobodyOnTheInternetReachesAnInstance() {
        for (var stage : List.of(dev, prod, Variants.DEV_ALB.json("dev", "Platform"))) {
            stage.resources("AWS::EC2::SecurityGroupIngress").forEach((id, rule) -> {
                if (rule.path("Properties").path("GroupId").toString().contains("Capacity")) {
                    assertThat(rule.path("Properties").has("CidrIp")).as(id).isFalse();
                }
            });
            assertThat(stage.resources("AWS::EC2::SecurityGroup"))
                    .allSatisfy((id, group) -> assertThat(
                                    group.path("Properties").has("SecurityGroupIngress") && id.contains("Capacity"))
                            .isFalse());
        }
    }

    @Test
    void prodInstancesCarryMoreThanTwoTasksBecauseTrunkingIsOnBeforeTheFirstIsLaunched() {
        assertThat(prod.only("Custom::AWS").path("Create").asText())
                .contains("putAccountSettingDefault", "awsvpcTrunking", "enabled");
        assertThat(prod.only("Custom::AWS").has("Delete"))
                .as("others in the account may rely on it")
                .isFalse();
        assertThat(prod.resources("AWS::AutoScaling::AutoScalingGroup")
                        .values()
                        .iterator()
                        .next()
                        .path("DependsOn"))
                .extracting(JsonNode::asText)
                .contains(prod.resources("Custom::AWS").keySet().iterator().next());
    }

    @Test
    void devLeavesTheAccountsSettingsAlone() {
        assertThat(dev.resources("Custom::AWS")).isEmpty();
    }

    @Test
    void burstableInstancesNeverCarryTasksWithInterfacesOfTheirOwn() {
        for (StageConfig stage : Stages.all()) {
            assertThat(stage.network().taskInterfaces() && stage.instanceType().startsWith("t"))
                    .as("no T instance has trunking: two such tasks would fill it")
                    .isFalse();
        }
    }

    @Test
    void theNamespaceOfServiceConnectGoesWithItsStack() {
        assertThat(prod.resources("AWS::ServiceDiscovery::HttpNamespace")).hasSize(1);
        assertThat(dev.resources("AWS::ServiceDiscovery::HttpNamespace")).isEmpty();
    }

    private static JsonNode provider(Json stage) {
        return stage.only("AWS::ECS::CapacityProvider").path("AutoScalingGroupProvider");
    }

    private static JsonNode launch(Json stage) {
        return stage.only("AWS::EC2::LaunchTemplate").path("LaunchTemplateData");
    }

    private static String userData(Json stage) {
        return launch(stage)
                        .path("UserData")
                        .path("Fn::Base64")
                        .path("Fn::Join")
                        .path(1)
                        .path(0)
                        .asText()
                + launch(stage)
                        .path("UserData")
                        .path("Fn::Base64")
                        .path("Fn::Join")
                        .path(1)
                        .path(2)
                        .asText();
    }
}
