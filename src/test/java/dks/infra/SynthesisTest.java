package dks.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every template of every stage. */
class SynthesisTest {
    private static final String VARIANTS = "dks.infra.Variants#all";
    /**
     * Where CloudFormation takes Fn::GetStackOutput: as a property or an output, and within these
     * (aws/aws-cdk README, "Reference strength"; cfn-lint#4519).
     */
    private static final Set<String> TAKE_STACK_OUTPUTS =
            Set.of("Fn::Join", "Fn::If", "Fn::Select", "Fn::Sub", "Fn::Base64");

    @ParameterizedTest(name = "{0}")
    @MethodSource(VARIANTS)
    void thereIsNoWarningThatNobodyAcknowledged(String name, Synthesized app, String stage) {
        assertThat(app.findings()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(VARIANTS)
    void noStackHoldsAnotherByAnExport(String name, Synthesized app, String stage) {
        app.templates(stage)
                .forEach((stack, template) -> template.walk((path, node) -> {
                    assertThat(node.has("Fn::ImportValue"))
                            .as("%s %s", stack, path)
                            .isFalse();
                    assertThat(node.has("Export")).as("%s %s", stack, path).isFalse();
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(VARIANTS)
    void referencesToOtherStacksStandWhereCloudFormationTakesThem(String name, Synthesized app, String stage) {
        var seen = new ArrayList<String>();
        app.templates(stage)
                .forEach((stack, template) -> template.walk((path, node) -> {
                    if (node.has("Fn::GetStackOutput")) {
                        seen.add(stack);
                        assertThat(path.stream()
                                        .filter(key -> key.startsWith("Fn::"))
                                        .toList())
                                .as("%s %s", stack, path)
                                .allMatch(TAKE_STACK_OUTPUTS::contains);
                    }
                }));
        assertThat(seen).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(VARIANTS)
    void everyReferencedOutputExists(String name, Synthesized app, String stage) {
        var templates = app.templates(stage);
        templates.forEach((stack, template) -> template.walk((path, node) -> {
            if (node.has("Fn::GetStackOutput")) {
                JsonNode reference = node.path("Fn::GetStackOutput");
                String producer = reference.path("StackName").asText().replaceFirst("dks-" + stage + "-", "");
                assertThat(templates
                                .get(producer)
                                .node()
                                .path("Outputs")
                                .has(reference.path("OutputName").asText()))
                        .as("%s of %s, used by %s", reference.path("OutputName"), producer, stack)
                        .isTrue();
            }
        }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(VARIANTS)
    void nothingIsOpenToTheWorld(String name, Synthesized app, String stage) {
        app.templates(stage).forEach((stack, template) -> {
            for (JsonNode group : template.properties("AWS::EC2::SecurityGroup")) {
                group.path("SecurityGroupIngress")
                        .forEach(rule -> assertThat(rule.toString())
                                .as(stack)
                                .doesNotContain("0.0.0.0/0")
                                .doesNotContain("::/0"));
            }
            for (JsonNode rule : template.properties("AWS::EC2::SecurityGroupIngress")) {
                assertThat(rule.toString())
                        .as(stack)
                        .doesNotContain("0.0.0.0/0")
                        .doesNotContain("::/0");
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(VARIANTS)
    void everySecurityGroupSaysWhatMayLeaveIt(String name, Synthesized app, String stage) {
        app.templates(stage)
                .forEach((stack, template) -> template.resources("AWS::EC2::SecurityGroup")
                        .forEach((id, group) -> assertThat(
                                        group.path("Properties").path("SecurityGroupEgress"))
                                .as("%s %s", stack, id)
                                .isNotEmpty()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(VARIANTS)
    void noPlainSecretIsInATemplate(String name, Synthesized app, String stage) {
        app.json(stage, "Services").walk((path, node) -> {
            if (path.contains("Environment") && node.has("Name")) {
                assertThat(node.path("Name").asText()).doesNotContainPattern("SECRET|PASSWORD|KEY$|TOKEN");
            }
        });
    }

    @Test
    void physicalNamesAreOnlyThoseThatPeopleType() {
        var named = new TreeSet<String>();
        for (String stage : List.of("dev", "prod")) {
            Variants.ALL
                    .templates(stage)
                    .forEach((stack, template) -> template.resources().forEach((id, resource) -> {
                        for (String property : List.of(
                                "ClusterName",
                                "RepositoryName",
                                "ServiceName",
                                "LogGroupName",
                                "DBClusterIdentifier",
                                "BucketName",
                                "RoleName",
                                "UserPoolName",
                                "LoadBalancerName")) {
                            if (resource.path("Properties").path(property).isTextual()) {
                                named.add(resource.path("Properties")
                                        .path(property)
                                        .asText());
                            }
                        }
                    }));
        }
        assertThat(named)
                .containsExactly("dks-dev", "dks-dev-api", "dks-dev-ui", "dks-prod", "dks-prod-api", "dks-prod-ui");
    }

    @Test
    void everyStatefulResourceKeepsItsLogicalId() {
        var ids = new TreeSet<String>();
        Variants.ALL
                .templates("prod")
                .forEach((stack, template) -> template.resources().forEach((id, resource) -> {
                    if (resource.path("Type")
                            .asText()
                            .matches(
                                    "AWS::(RDS::DBCluster|RDS::DBInstance|SecretsManager::Secret|ECR::Repository|Cognito::UserPool|S3::Bucket|EC2::VPC)")) {
                        ids.add(stack + " " + id);
                    }
                }));
        // A changed id is a new, empty resource, and the old one is deleted or left behind.
        assertThat(ids)
                .containsExactly(
                        "Auth SignInKeys8927EF99",
                        "Auth SignInPoolFD298EFA",
                        "Data DatabaseApiCredentialsFC662A8A",
                        "Data DatabaseCluster5B53A178",
                        "Data DatabaseClusterReader1D8B76102",
                        "Data DatabaseClusterWriterD43085C6",
                        "Data DatabaseCredentials24F58BE6",
                        "Edge DeliveryAccessLogs89311F48",
                        "Network NetworkVpc7FB7348F",
                        "Registry ApiF70053CD",
                        "Registry UiC9684F3A");
    }

    @Test
    void theEverydayDeploymentTouchesTheServicesAlone() {
        // Health checks, rules and task definitions are changed daily: they must all be in one stack.
        Variants.ALL.templates("prod").forEach((stack, template) -> {
            if (!stack.equals("Services")) {
                assertThat(template.resources().values())
                        .as(stack)
                        .noneMatch(
                                r -> r.path("Type")
                                        .asText()
                                        .matches(
                                                "AWS::(ECS::(Service|TaskDefinition)|ElasticLoadBalancingV2::(TargetGroup|ListenerRule))"));
            }
        });
    }

    @Test
    void stagesDifferByNameInTheseResourcesAndNoOthers() {
        assertThat(onlyIn("prod", "dev"))
                .containsExactly(
                        "AWS::ApplicationAutoScaling::ScalableTarget",
                        "AWS::ApplicationAutoScaling::ScalingPolicy",
                        "AWS::AutoScaling::ScheduledAction",
                        "AWS::CloudWatch::Alarm",
                        "AWS::EC2::EIP",
                        "AWS::EC2::FlowLog",
                        "AWS::EC2::NatGateway",
                        "AWS::Events::Rule",
                        "AWS::KMS::Key",
                        "AWS::Lambda::Function",
                        "AWS::Logs::Delivery",
                        "AWS::Logs::DeliveryDestination",
                        "AWS::Logs::DeliverySource",
                        "AWS::Logs::MetricFilter",
                        "AWS::Logs::ResourcePolicy",
                        "AWS::S3::Bucket",
                        "AWS::S3::BucketPolicy",
                        "AWS::SNS::Topic",
                        "AWS::SNS::TopicPolicy",
                        "AWS::Scheduler::Schedule",
                        "AWS::ServiceDiscovery::HttpNamespace",
                        "AWS::WAFv2::LoggingConfiguration",
                        "AWS::WAFv2::WebACL",
                        "Custom::AWS",
                        "Custom::VpcRestrictDefaultSG");
        assertThat(onlyIn("dev", "prod")).isEmpty();
    }

    @Test
    void aPreviewHasEverythingOfItsOwn() {
        Synthesized preview = Synthesized.with("stage=preview-42");
        assertThat(preview.templates("preview-42").keySet())
                .isEqualTo(Variants.ALL.templates("dev").keySet());
        preview.templates("preview-42")
                .forEach((stack, template) -> assertThat(template.node().toString())
                        .as(stack)
                        .doesNotContain("dks-dev")
                        .doesNotContain("dks-prod"));
    }

    @Test
    void anAccountAndARegionNeedNoCredentialsToSynthesize() {
        Synthesized app = Synthesized.with("stage=prod", "account=111111111111", "region=eu-central-1");
        assertThat(app.stack("prod", "Network").getAvailabilityZones())
                .containsExactly("euc1-az1", "euc1-az2", "euc1-az3");
        assertThat(app.json("prod", "Network").properties("AWS::EC2::Subnet")).hasSize(9);
    }

    private static Set<String> onlyIn(String stage, String other) {
        Set<String> types = types(stage);
        types.removeAll(types(other));
        return types;
    }

    private static Set<String> types(String stage) {
        var types = new TreeSet<String>();
        Variants.ALL
                .templates(stage)
                .values()
                .forEach(template -> template.resources()
                        .values()
                        .forEach(r -> types.add(r.path("Type").asText())));
        return types;
    }
}
