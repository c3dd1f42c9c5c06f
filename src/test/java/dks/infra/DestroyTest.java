package dks.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dks.infra.stage.StageConfig;
import dks.infra.stage.Stages;
import dks.proof.deletion.DeletionRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;

/** What `make destroy` does to each stage: all of dev and its previews goes, and prod keeps what a list says. */
class DestroyTest {
    private static final Set<String> RULES =
            Arrays.stream(DeletionRule.values()).map(DeletionRule::id).collect(Collectors.toSet());

    private static final Synthesized PREVIEW = Synthesized.with("stage=preview-42");
    /** prod as the runbook has it changed before it is destroyed. */
    private static final Synthesized RETIRED = Synthesized.synthesize(retired());

    static Stream<Arguments> temporary() {
        return Stream.of(
                Arguments.of("dev", Variants.ALL, "dev"),
                Arguments.of("dev with edge=alb", Variants.DEV_ALB, "dev"),
                Arguments.of("preview", PREVIEW, "preview-42"));
    }

    static Stream<Arguments> everything() {
        return Stream.concat(
                temporary(),
                Stream.of(Arguments.of("prod", Variants.ALL, "prod"), Arguments.of("retired", RETIRED, "prod")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everything")
    void nothingStandsInTheWayOfADeletion(String name, Synthesized app, String stage) {
        assertThat(app.findings())
                .noneMatch(finding -> RULES.contains(finding.split(" ")[0]) && finding.contains("dks-" + stage + "/"));
    }

    @Test
    void whatCouldNotBeDeletedFailsTheSynthesis() {
        Synthesized broken = Synthesized.synthesize(List.of("stage=dev"), app -> {
            var stage = app.getNode().findChild("dks-dev").getNode();
            set((Stack) stage.findChild("Registry"), "AWS::ECR::Repository", "EmptyOnDelete", false);
            set(
                    (Stack) stage.findChild("Platform"),
                    "AWS::ECS::CapacityProvider",
                    "AutoScalingGroupProvider.ManagedTerminationProtection",
                    "ENABLED");
        });
        assertThat(broken.findings())
                .contains(
                        "no-scale-in-protection dks-dev/Platform/Capacity/Provider/Provider",
                        "repository-emptied dks-dev/Registry/Api/Default/Resource",
                        "repository-emptied dks-dev/Registry/Ui/Default/Resource");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("temporary")
    void everyResourceGoesWithItsStack(String name, Synthesized app, String stage) {
        assertThat(staying(app, stage)).isEmpty();
        assertThat(refusing(app, stage)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("temporary")
    void noDatabaseLeavesASnapshot(String name, Synthesized app, String stage) {
        // CloudFormation's default for these is Snapshot, and Delete for everything else.
        each(app, stage, (id, resource) -> {
            if (resource.path("Type").asText().startsWith("AWS::RDS::DB")) {
                assertThat(resource.path("DeletionPolicy").asText()).as(id).isEqualTo("Delete");
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("temporary")
    void noLogGroupIsMadeThatNoTemplateKnows(String name, Synthesized app, String stage) {
        each(app, stage, (id, resource) -> {
            // Functions, custom resources among them, write to a group that Lambda makes and nobody deletes.
            assertThat(resource.path("Type").asText())
                    .as(id)
                    .doesNotStartWith("AWS::Lambda::")
                    .doesNotStartWith("Custom::")
                    .isNotEqualTo("AWS::EC2::FlowLog");
            JsonNode properties = resource.path("Properties");
            assertThat(properties.has("EnableCloudwatchLogsExports")).as(id).isFalse();
            assertThat(properties.findValuesAsText("awslogs-create-group"))
                    .as(id)
                    .isEmpty();
            if (resource.path("Type").asText().equals("AWS::ECS::Cluster")) {
                // Else /aws/ecs/containerinsights/<cluster>/performance.
                assertThat(properties.path("ClusterSettings").toString())
                        .isEqualTo("[{\"Name\":\"containerInsights\",\"Value\":\"disabled\"}]");
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("temporary")
    void noSecretKeepsANameUntilItsRecoveryWindowEnds(String name, Synthesized app, String stage) {
        each(app, stage, (id, resource) -> {
            if (resource.path("Type").asText().equals("AWS::SecretsManager::Secret")) {
                assertThat(resource.path("Properties").has("Name")).as(id).isFalse();
            }
        });
    }

    @Test
    void prodKeepsTheseAndNothingElse() {
        assertThat(staying(Variants.ALL, "prod"))
                .containsExactly(
                        "Auth AWS::Cognito::UserPool",
                        "Auth AWS::SecretsManager::Secret",
                        "Dashboard AWS::Logs::LogGroup",
                        "Data AWS::EC2::SecurityGroup",
                        "Data AWS::RDS::DBCluster",
                        "Data AWS::RDS::DBClusterParameterGroup",
                        "Data AWS::RDS::DBInstance",
                        "Data AWS::RDS::DBSubnetGroup",
                        "Data AWS::SecretsManager::Secret",
                        "Edge AWS::S3::Bucket",
                        "Firewall AWS::Logs::LogGroup",
                        "Network AWS::Logs::LogGroup",
                        "Registry AWS::ECR::Repository",
                        "Services AWS::Logs::LogGroup");
    }

    @Test
    void prodsStacksThatHoldDataOrPeopleRefuseToBeDeleted() {
        assertThat(refusing(Variants.ALL, "prod")).containsExactly("Auth", "Data", "Network", "Platform", "Registry");
    }

    @Test
    void aRetiredProdLeavesItsAccessAndFlowLogs() {
        assertThat(staying(RETIRED, "prod")).containsExactly("Edge AWS::S3::Bucket", "Network AWS::Logs::LogGroup");
        assertThat(refusing(RETIRED, "prod")).isEmpty();
    }

    @Test
    void theRunbookNamesWhatRefusesAndWhatRemains() throws IOException {
        String text = Files.readString(Path.of("docs", "runbook.md")).replace('\n', ' ');
        String section = text.substring(text.indexOf("## Retire prod"));
        assertThat(section)
                .contains("Auth, Data, Network, Platform and Registry refuse")
                .contains("the bucket of access logs in Edge", "the log group of the flow logs in Network");
        assertThat(refusing(Variants.ALL, "prod")).containsExactly("Auth", "Data", "Network", "Platform", "Registry");
    }

    /** The resources that stay when their stacks go, by stack and type. */
    private static Set<String> staying(Synthesized app, String stage) {
        var staying = new TreeSet<String>();
        app.templates(stage)
                .forEach((stack, template) -> template.resources().forEach((id, resource) -> {
                    if (!Set.of("", "Delete")
                            .contains(resource.path("DeletionPolicy").asText())) {
                        staying.add(stack + " " + resource.path("Type").asText());
                    }
                }));
        return staying;
    }

    private static List<String> refusing(Synthesized app, String stage) {
        var refusing = new ArrayList<String>();
        for (String stack : app.stacks(stage)) {
            if (Boolean.TRUE.equals(app.stack(stage, stack).getTerminationProtection())) {
                refusing.add(stack);
            }
        }
        return refusing;
    }

    private static void each(Synthesized app, String stage, BiConsumer<String, JsonNode> check) {
        var all = new TreeMap<String, JsonNode>();
        app.templates(stage)
                .forEach((stack, template) ->
                        template.resources().forEach((id, resource) -> all.put(stack + " " + id, resource)));
        assertThat(all).hasSizeGreaterThan(50);
        all.forEach(check);
    }

    private static void set(Stack stack, String type, String property, Object value) {
        stack.getNode().findAll().stream()
                .filter(CfnResource.class::isInstance)
                .map(CfnResource.class::cast)
                .filter(resource -> resource.getCfnResourceType().equals(type))
                .forEach(resource -> resource.addPropertyOverride(property, value));
    }

    private static StageConfig retired() {
        StageConfig prod = Stages.PROD;
        return new StageConfig(
                prod.name(),
                prod.target(),
                prod.edge(),
                prod.network(),
                prod.capacity(),
                prod.database(),
                prod.ui(),
                prod.api(),
                prod.operations(),
                new StageConfig.Retention(
                        RemovalPolicy.DESTROY, false, prod.retention().logs()),
                prod.officeHours());
    }
}
