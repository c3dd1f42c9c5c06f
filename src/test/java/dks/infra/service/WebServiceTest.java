package dks.infra.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dks.infra.Json;
import dks.infra.Synthesized;
import dks.infra.Variants;
import dks.infra.stage.Stages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Task definitions, services, target groups, listener rules, scaling and alarms. */
class WebServiceTest {
    private static final String VARIANTS = "dks.infra.Variants#all";
    private static final Json CANARY =
            Synthesized.with("stage=prod", "deployment=canary").json("prod", "Services");
    private final Json dev = Variants.ALL.json("dev", "Services");
    private final Json prod = Variants.ALL.json("prod", "Services");

    @ParameterizedTest(name = "{0}")
    @MethodSource(VARIANTS)
    void containersWriteToTmpAndNowhereElse(String name, Synthesized app, String stage) {
        assertThat(containers(app.json(stage, "Services"))).hasSize(2).allSatisfy(container -> {
            assertThat(container.path("ReadonlyRootFilesystem").asBoolean()).isTrue();
            JsonNode tmpfs = container.path("LinuxParameters").path("Tmpfs");
            assertThat(tmpfs).hasSize(1);
            assertThat(tmpfs.path(0).path("ContainerPath").asText()).isEqualTo("/tmp");
            assertThat(tmpfs.path(0).path("MountOptions"))
                    .extracting(JsonNode::asText)
                    .contains("noexec", "nosuid", "nodev");
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(VARIANTS)
    void containersHaveNoPrivilegesAndCannotGainAny(String name, Synthesized app, String stage) {
        assertThat(containers(app.json(stage, "Services"))).hasSize(2).allSatisfy(container -> {
            assertThat(container.path("User").asText()).isEqualTo("65532:65532");
            assertThat(container.path("LinuxParameters").path("Capabilities").toString())
                    .isEqualTo("{\"Drop\":[\"ALL\"]}");
            assertThat(container.path("DockerSecurityOptions").toString()).isEqualTo("[\"no-new-privileges\"]");
            assertThat(container.path("Privileged").asBoolean()).isFalse();
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(VARIANTS)
    void aServiceKnowsItsImageByTheTagInTheRepository(String name, Synthesized app, String stage) {
        for (String service : List.of("ui", "api")) {
            Json services = app.json(stage, "Services");
            String image = container(services, service).path("Image").toString();
            String revision = environment(services, service).get("DKS_REVISION").replace("\"", "");
            assertThat(revision).matches("[0-9a-f]{64}");
            assertThat(image).contains(":" + revision + "\"");
        }
    }

    @Test
    void aServiceKnowsAnImageThatIsDeployedAgainByItsDigest() {
        String digits = "0123456789abcdef".repeat(4);
        Json services =
                Synthesized.with("stage=dev", "apiImage=sha256:" + digits).json("dev", "Services");
        assertThat(container(services, "api").path("Image").toString()).contains("@sha256:" + digits);
        assertThat(environment(services, "api")).containsEntry("DKS_REVISION", "\"" + digits + "\"");
    }

    @Test
    void containersHaveAHardMemoryLimitOfTheirStage() {
        assertThat(container(dev, "ui").path("Memory").asInt())
                .isEqualTo(Stages.DEV.ui().memoryMiB());
        assertThat(container(dev, "api").path("Memory").asInt())
                .isEqualTo(Stages.DEV.api().memoryMiB());
        assertThat(container(prod, "api").path("Memory").asInt())
                .isEqualTo(Stages.PROD.api().memoryMiB());
    }

    @Test
    void aSlowLogNeverBlocksAService() {
        assertThat(containers(dev)).allSatisfy(container -> {
            JsonNode logs = container.path("LogConfiguration");
            assertThat(logs.path("LogDriver").asText()).isEqualTo("awslogs");
            assertThat(logs.path("Options").path("mode").asText()).isEqualTo("non-blocking");
        });
    }

    @Test
    void aStoppedContainerHasLongerThanItNeeds() {
        assertThat(containers(dev))
                .allSatisfy(container ->
                        assertThat(container.path("StopTimeout").asInt()).isEqualTo(25));
    }

    @Test
    void inBridgeModeOldAndNewTasksShareAnInstance() {
        assertThat(dev.properties("AWS::ECS::TaskDefinition"))
                .allSatisfy(
                        task -> assertThat(task.path("NetworkMode").asText()).isEqualTo("bridge"));
        assertThat(containers(dev))
                .allSatisfy(container -> assertThat(container
                                .path("PortMappings")
                                .path(0)
                                .path("HostPort")
                                .asInt(-1))
                        .isZero());
        assertThat(dev.properties("AWS::ElasticLoadBalancingV2::TargetGroup"))
                .allSatisfy(
                        group -> assertThat(group.path("TargetType").asText()).isEqualTo("instance"));
    }

    @Test
    void inAwsvpcModeTasksAreTargetsByAddressInPrivateSubnetsWithoutAPublicOne() {
        assertThat(prod.properties("AWS::ElasticLoadBalancingV2::TargetGroup"))
                .allSatisfy(
                        group -> assertThat(group.path("TargetType").asText()).isEqualTo("ip"));
        assertThat(prod.properties("AWS::ECS::Service")).allSatisfy(service -> {
            JsonNode network = service.path("NetworkConfiguration").path("AwsvpcConfiguration");
            assertThat(network.path("AssignPublicIp").asText()).isEqualTo("DISABLED");
            assertThat(network.path("Subnets").toString())
                    .contains("PrivateSubnet")
                    .doesNotContain("PublicSubnet");
        });
    }

    @Test
    void serviceConnectHasTheTaskMemoryItDemands() {
        assertThat(prod.properties("AWS::ECS::TaskDefinition")).allSatisfy(task -> {
            int container =
                    task.path("ContainerDefinitions").path(0).path("Memory").asInt();
            assertThat(task.path("Memory").asInt()).isEqualTo(container + 128);
            int cpu = task.path("ContainerDefinitions").path(0).path("Cpu").asInt();
            assertThat(task.path("Cpu").asInt()).isEqualTo(cpu + 256);
        });
    }

    @Test
    void devPaysNoMemoryForServiceConnect() {
        assertThat(dev.properties("AWS::ECS::Service"))
                .allSatisfy(service ->
                        assertThat(service.has("ServiceConnectConfiguration")).isFalse());
        assertThat(dev.properties("AWS::ECS::TaskDefinition"))
                .allSatisfy(task -> assertThat(task.has("Memory")).isFalse());
    }

    @Test
    void theUiFindsTheApiByNameAndStartsAfterIt() {
        JsonNode server = service(prod, "Api")
                .path("ServiceConnectConfiguration")
                .path("Services")
                .path(0);
        assertThat(server.path("ClientAliases").path(0).path("DnsName").asText())
                .isEqualTo("api");
        assertThat(service(prod, "Ui")
                        .path("ServiceConnectConfiguration")
                        .path("Enabled")
                        .asBoolean())
                .isTrue();
        assertThat(environment(prod, "ui")).containsEntry("KNOWLEDGE_SHARE_API", "\"http://api:8080\"");
        assertThat(dependencies(prod, "Ui")).anyMatch(id -> id.startsWith("ApiService"));
    }

    @Test
    void theApiLetsTheUiInAndTheUisGroupLetsItOutByRulesOfTheirOwn() {
        for (String direction : List.of("Ingress", "Egress")) {
            assertThat(prod.properties("AWS::EC2::SecurityGroup" + direction))
                    .filteredOn(rule -> rule.path("Description").asText().equals("From the UI by Service Connect"))
                    .singleElement()
                    .satisfies(rule -> {
                        String ui = direction.equals("Ingress") ? "SourceSecurityGroupId" : "GroupId";
                        String api = direction.equals("Ingress") ? "GroupId" : "DestinationSecurityGroupId";
                        assertThat(rule.path(ui).toString()).contains("UiSecurityGroup");
                        assertThat(rule.path(api).toString()).contains("ApiSecurityGroup");
                        assertThat(rule.path("FromPort").asInt()).isEqualTo(8080);
                        assertThat(rule.path("ToPort").asInt()).isEqualTo(8080);
                    });
        }
    }

    @Test
    void inBridgeModeTheUiCallsTheApiThroughTheLoadBalancer() {
        assertThat(environment(dev, "ui").get("KNOWLEDGE_SHARE_API"))
                .contains("http://")
                .contains("dks-dev-Platform")
                .contains("DNSName");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(VARIANTS)
    void aDeploymentKeepsTheOldTasksUntilTheNewOnesServe(String name, Synthesized app, String stage) {
        assertThat(app.json(stage, "Services").properties("AWS::ECS::Service")).allSatisfy(service -> {
            JsonNode deployment = service.path("DeploymentConfiguration");
            assertThat(deployment.path("MinimumHealthyPercent").asInt()).isEqualTo(100);
            assertThat(deployment.path("MaximumPercent").asInt()).isEqualTo(200);
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(VARIANTS)
    void aFailingDeploymentEndsAfterTwoTriesAndGoesBack(String name, Synthesized app, String stage) {
        assertThat(app.json(stage, "Services").properties("AWS::ECS::Service")).allSatisfy(service -> {
            JsonNode breaker = service.path("DeploymentConfiguration").path("DeploymentCircuitBreaker");
            assertThat(breaker.path("Enable").asBoolean()).isTrue();
            assertThat(breaker.path("Rollback").asBoolean()).isTrue();
            int atOnce = stage.equals("prod") ? 2 : 1;
            assertThat(breaker.path("ThresholdConfiguration").toString())
                    .isEqualTo("{\"Type\":\"COUNT\",\"Value\":" + (atOnce + 1) + "}");
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(VARIANTS)
    void aTaskIsNotKilledWhileItsDatabaseWakesUp(String name, Synthesized app, String stage) {
        assertThat(app.json(stage, "Services").properties("AWS::ECS::Service"))
                .allSatisfy(service -> assertThat(
                                service.path("HealthCheckGracePeriodSeconds").asInt())
                        .isEqualTo(60));
    }

    @Test
    void prodsDeploymentsGoBackWhenAnAlarmGoesOff() {
        for (String name : List.of("Api", "Ui")) {
            JsonNode alarms =
                    service(prod, name).path("DeploymentConfiguration").path("Alarms");
            assertThat(alarms.path("AlarmNames"))
                    .extracting(JsonNode::toString)
                    .anyMatch(alarm -> alarm.contains(name + "AlarmsErrors"))
                    .anyMatch(alarm -> alarm.contains(name + "AlarmsUnhealthy"))
                    .anyMatch(alarm -> alarm.contains(name + "AlarmsSlow"))
                    .anyMatch(alarm -> alarm.contains("LoadBalancerErrors"));
            assertThat(alarms.path("Enable").asBoolean()).isTrue();
            assertThat(alarms.path("Rollback").asBoolean()).isTrue();
        }
    }

    @Test
    void whatTheUisVisitorsSeeRollsTheApiBackBecauseItsCallsPassTheLoadBalancerBy() {
        assertThat(service(prod, "Api")
                        .path("DeploymentConfiguration")
                        .path("Alarms")
                        .path("AlarmNames"))
                .extracting(JsonNode::toString)
                .anyMatch(alarm -> alarm.contains("UiAlarmsErrors"));
    }

    @Test
    void aSlowRequestAmongFewIsNoReasonToGoBack() {
        JsonNode slow = alarm("UiAlarmsSlow");
        assertThat(slow.path("Metrics").path(0).path("Expression").asText())
                .isEqualTo("IF(FILL(requests0, 0) >= 50, FILL(latency0, 0), 0)");
        assertThat(slow.path("Threshold").asInt()).isEqualTo(3);
        assertThat(slow.path("DatapointsToAlarm").asInt()).isEqualTo(3);
        assertThat(slow.path("EvaluationPeriods").asInt()).isEqualTo(5);
    }

    @Test
    void ofTwoTargetGroupsEachIsJudgedByItsOwnRequests() {
        assertThat(alarm("ApiAlarmsSlow")
                        .path("Metrics")
                        .path(0)
                        .path("Expression")
                        .asText())
                .isEqualTo("MAX([IF(FILL(requests0, 0) >= 50, FILL(latency0, 0), 0),"
                        + " IF(FILL(requests1, 0) >= 50, FILL(latency1, 0), 0)])");
        assertThat(alarm("ApiAlarmsErrors").toString())
                .contains("SUM([FILL(group0, 0), FILL(group1, 0)])", "ApiRouteTargets", "ApiRouteAlternateTargets");
    }

    private JsonNode alarm(String id) {
        return prod.resources("AWS::CloudWatch::Alarm").entrySet().stream()
                .filter(alarm -> alarm.getKey().startsWith(id))
                .findFirst()
                .orElseThrow()
                .getValue()
                .path("Properties");
    }

    @Test
    void theRuleThatEcsMovesIsTheSameWhateverIsDeployedAndHow() {
        // CloudFormation leaves it alone as long as not a letter of it changes: docs/decisions/7-canary.md.
        String rule = rule(prod.resources("AWS::ElasticLoadBalancingV2::ListenerRule"), "Api")
                .toString();
        assertThat(rule).isEqualTo("""
                        {"Actions":[{"ForwardConfig":{"TargetGroups":[\
                        {"TargetGroupArn":{"Ref":"ApiRouteTargetsAD6D71F5"},"Weight":100},\
                        {"TargetGroupArn":{"Ref":"ApiRouteAlternateTargetsB7D52DD5"},"Weight":0}]},"Type":"forward"}],\
                        "Conditions":[{"Field":"path-pattern","PathPatternConfig":{"Values":["/api/*"]}}],\
                        "ListenerArn":{"Fn::GetStackOutput":{"StackName":"dks-prod-Platform","Region":"us-east-1",\
                        "OutputName":"PublishOutputRefLoadBalancerHttpF4A6AC3E53D54796"}},"Priority":10,\
                        "Tags":[{"Key":"application","Value":"dks"},{"Key":"stage","Value":"prod"}]}""");
        assertThat(rule(CANARY.resources("AWS::ElasticLoadBalancingV2::ListenerRule"), "Api"))
                .hasToString(rule);
    }

    @Test
    void aCanaryChangesTheStrategyAndNothingElse() {
        JsonNode rolling = resource(prod, "Api").deepCopy();
        JsonNode canary = resource(CANARY, "Api").deepCopy();
        ObjectNode shift = (ObjectNode) canary.path("Properties").path("DeploymentConfiguration");
        assertThat(shift.remove("Strategy").asText()).isEqualTo("CANARY");
        assertThat(shift.remove("CanaryConfiguration"))
                .hasToString("{\"CanaryBakeTimeInMinutes\":10,\"CanaryPercent\":10}");
        assertThat(shift.remove("BakeTimeInMinutes").asInt()).isEqualTo(5);
        // In so many words: a service whose template says nothing keeps the strategy that it had.
        assertThat(((ObjectNode) rolling.path("Properties").path("DeploymentConfiguration"))
                        .remove("Strategy")
                        .asText())
                .isEqualTo("ROLLING");
        assertThat(canary).isEqualTo(rolling);
        assertThat(CANARY.resources().keySet()).isEqualTo(prod.resources().keySet());
    }

    @Test
    void aPageAndItsFilesComeFromOneVersionSoTheUiIsNoCanary() {
        assertThat(resource(CANARY, "Ui")).isEqualTo(resource(prod, "Ui"));
        assertThat(service(CANARY, "Ui").path("DeploymentConfiguration").has("Strategy"))
                .isFalse();
    }

    @Test
    void noCommandOfOursOverwritesWhatEcsHasMoved() throws IOException {
        assertThat(Files.readString(Path.of("Makefile"))).doesNotContain("revert-drift");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(VARIANTS)
    void servicesWaitForThePermissionsOfTheirExecutionRole(String name, Synthesized app, String stage) {
        Json services = app.json(stage, "Services");
        for (String service : List.of("Ui", "Api")) {
            assertThat(dependencies(services, service))
                    .anyMatch(id -> id.startsWith(service + "TaskExecutionRoleDefaultPolicy"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(VARIANTS)
    void servicesAskTheCapacityProviderAndNoLaunchType(String name, Synthesized app, String stage) {
        assertThat(app.json(stage, "Services").properties("AWS::ECS::Service")).allSatisfy(service -> {
            assertThat(service.path("CapacityProviderStrategy").toString()).contains("CapacityProvider");
            assertThat(service.has("LaunchType")).isFalse();
        });
    }

    @Test
    void devFillsOneInstanceSoThatTheSecondMayLeave() {
        assertThat(dev.properties("AWS::ECS::Service")).allSatisfy(service -> {
            assertThat(service.path("PlacementStrategies").toString())
                    .isEqualTo("[{\"Field\":\"MEMORY\",\"Type\":\"binpack\"}]");
            assertThat(service.path("AvailabilityZoneRebalancing").asText()).isEqualTo("DISABLED");
        });
    }

    @Test
    void prodSpreadsOverZonesFirstAsRebalancingDemands() {
        assertThat(prod.properties("AWS::ECS::Service")).allSatisfy(service -> {
            assertThat(service.path("PlacementStrategies").path(0).path("Field").asText())
                    .isEqualTo("attribute:ecs.availability-zone");
            assertThat(service.path("AvailabilityZoneRebalancing").asText()).isEqualTo("ENABLED");
        });
    }

    @Test
    void aNewTaskTakesTrafficWithinSecondsAndAnOldOneLeavesInSeconds() {
        assertThat(dev.properties("AWS::ElasticLoadBalancingV2::TargetGroup")).allSatisfy(group -> {
            int seconds = group.path("HealthCheckIntervalSeconds").asInt()
                    * group.path("HealthyThresholdCount").asInt();
            assertThat(seconds).isLessThanOrEqualTo(10);
            assertThat(group.path("TargetGroupAttributes").toString())
                    .contains("{\"Key\":\"deregistration_delay.timeout_seconds\",\"Value\":\"5\"}");
        });
    }

    @Test
    void theApisPathsAreTriedBeforeTheUis() {
        Map<String, JsonNode> rules = dev.resources("AWS::ElasticLoadBalancingV2::ListenerRule");
        assertThat(rule(rules, "Api").path("Conditions").toString()).contains("\"/api/*\"");
        assertThat(rule(rules, "Ui").path("Conditions").toString()).contains("\"/*\"");
        assertThat(rule(rules, "Api").path("Priority").asInt())
                .isLessThan(rule(rules, "Ui").path("Priority").asInt());
    }

    @Test
    void theDatabaseLetsTheApiInByRulesOfThisStack() {
        assertThat(prod.resources("AWS::EC2::SecurityGroupIngress")).anySatisfy((id, rule) -> {
            assertThat(rule.path("Properties").path("FromPort").asInt()).isEqualTo(5432);
            assertThat(rule.path("Properties").path("SourceSecurityGroupId").toString())
                    .contains("ApiSecurityGroup");
        });
        assertThat(prod.resources("AWS::EC2::SecurityGroupIngress").values())
                .filteredOn(rule -> rule.path("Properties").path("FromPort").asInt() == 5432)
                .hasSize(1);
    }

    @Test
    void wherePeopleScaleDeploymentsDoNotResetTheCount() {
        assertThat(prod.properties("AWS::ECS::Service"))
                .allSatisfy(service -> assertThat(service.has("DesiredCount")).isFalse());
        assertThat(prod.properties("AWS::ApplicationAutoScaling::ScalableTarget"))
                .extracting(t -> t.path("MinCapacity").asInt() + " to "
                        + t.path("MaxCapacity").asInt())
                .containsExactlyInAnyOrder("2 to 10", "2 to 6");
    }

    @Test
    void devRunsOneTaskOfEach() {
        assertThat(dev.properties("AWS::ECS::Service"))
                .allSatisfy(service ->
                        assertThat(service.path("DesiredCount").asInt()).isEqualTo(1));
    }

    @Test
    void logsOfDevGoWithTheirStackAndThoseOfProdStay() {
        assertThat(dev.resources("AWS::Logs::LogGroup").values())
                .hasSize(2)
                .allSatisfy(group ->
                        assertThat(group.path("DeletionPolicy").asText()).isEqualTo("Delete"));
        assertThat(prod.resources("AWS::Logs::LogGroup").values())
                .allSatisfy(group ->
                        assertThat(group.path("DeletionPolicy").asText()).isEqualTo("Retain"));
    }

    @Test
    void theTasksThemselvesMayDoNothingInTheAccount() {
        assertThat(dev.properties("AWS::IAM::Policy"))
                .allSatisfy(
                        policy -> assertThat(policy.path("Roles").toString()).contains("ExecutionRole"));
    }

    @Test
    void anExecutionRoleReadsItsOwnServicesSecretsOnly() {
        for (JsonNode policy : prod.properties("AWS::IAM::Policy")) {
            String text = policy.toString();
            if (text.contains("UiTask")) {
                assertThat(text).contains("dks-prod-Auth").doesNotContain("DatabaseCredentials");
            } else {
                assertThat(text).contains("DatabaseCredentials").doesNotContain("dks-prod-Auth");
            }
        }
    }

    private static JsonNode rule(Map<String, JsonNode> rules, String service) {
        return rules.entrySet().stream()
                .filter(e -> e.getKey().startsWith(service))
                .findFirst()
                .orElseThrow()
                .getValue()
                .path("Properties");
    }

    private static JsonNode resource(Json services, String service) {
        return services.resources("AWS::ECS::Service").entrySet().stream()
                .filter(e -> e.getKey().startsWith(service))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private static JsonNode service(Json services, String service) {
        return resource(services, service).path("Properties");
    }

    private static List<String> dependencies(Json services, String service) {
        var ids = new ArrayList<String>();
        resource(services, service).path("DependsOn").forEach(id -> ids.add(id.asText()));
        return ids;
    }

    private static List<JsonNode> containers(Json services) {
        return services.properties("AWS::ECS::TaskDefinition").stream()
                .map(task -> task.path("ContainerDefinitions").path(0))
                .toList();
    }

    private static JsonNode container(Json services, String name) {
        return containers(services).stream()
                .filter(c -> c.path("Name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> environment(Json services, String name) {
        var environment = new TreeMap<String, String>();
        container(services, name)
                .path("Environment")
                .forEach(e ->
                        environment.put(e.path("Name").asText(), e.path("Value").toString()));
        return environment;
    }
}
