package dks.infra.iam;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dks.infra.Json;
import dks.infra.Variants;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstanceRoleTest {
    private final Json iam = Variants.ALL.json("dev", "Iam");

    @Test
    void onlyEc2AssumesIt() {
        assertThat(iam.only("AWS::IAM::Role").path("AssumeRolePolicyDocument").path("Statement"))
                .hasSize(1)
                .allSatisfy(s ->
                        assertThat(s.path("Principal").toString()).isEqualTo("{\"Service\":\"ec2.amazonaws.com\"}"));
    }

    @Test
    void noManagedPolicyGivesItEveryCluster() {
        assertThat(iam.only("AWS::IAM::Role").has("ManagedPolicyArns")).isFalse();
    }

    @Test
    void itRegistersWithItsOwnClusterOnly() {
        assertThat(statement("RegisterWithCluster").path("Resource").toString()).contains(":cluster/dks-dev\"");
    }

    @Test
    void itTalksToItsOwnClusterOnly() {
        assertThat(statement("TalkToCluster")
                        .path("Condition")
                        .path("ArnEquals")
                        .path("ecs:cluster")
                        .toString())
                .contains(":cluster/dks-dev\"");
    }

    @Test
    void itPullsFromTheTwoRepositoriesOnly() {
        JsonNode pull = statementOn("ecr:GetDownloadUrlForLayer");
        assertThat(pull.path("Resource")).hasSize(2);
        assertThat(pull.path("Resource").toString())
                .contains("dks-dev-Registry")
                .doesNotContain("\"*\"");
    }

    @Test
    void itMayDoTheseThingsAndNothingElse() {
        var actions = new ArrayList<String>();
        statements().forEach(s -> actions.addAll(actions(s)));
        assertThat(actions)
                .containsExactlyInAnyOrder(
                        "ecs:DeregisterContainerInstance",
                        "ecs:RegisterContainerInstance",
                        "ecs:Submit*",
                        "ecs:Poll",
                        "ecs:StartTelemetrySession",
                        "ecs:UpdateContainerInstancesState",
                        "ecs:DiscoverPollEndpoint",
                        "ecr:BatchCheckLayerAvailability",
                        "ecr:BatchGetImage",
                        "ecr:GetDownloadUrlForLayer",
                        "ecr:GetAuthorizationToken",
                        "ssm:UpdateInstanceInformation",
                        "ssmmessages:CreateControlChannel",
                        "ssmmessages:CreateDataChannel",
                        "ssmmessages:OpenControlChannel",
                        "ssmmessages:OpenDataChannel");
    }

    @Test
    void noOtherStackAddsToIt() {
        for (String stage : List.of("dev", "prod")) {
            Variants.ALL
                    .templates(stage)
                    .forEach((stack, template) -> template.properties("AWS::IAM::Policy")
                            .forEach(policy -> {
                                if (!stack.equals("Iam")) {
                                    assertThat(policy.path("Roles").toString()).doesNotContain("Iam");
                                }
                            }));
        }
    }

    private JsonNode statement(String sid) {
        return statements().stream()
                .filter(s -> s.path("Sid").asText().equals(sid))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode statementOn(String action) {
        return statements().stream()
                .filter(s -> actions(s).contains(action))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> statements() {
        var statements = new ArrayList<JsonNode>();
        iam.only("AWS::IAM::Policy").path("PolicyDocument").path("Statement").forEach(statements::add);
        return statements;
    }

    private static List<String> actions(JsonNode statement) {
        JsonNode action = statement.path("Action");
        var actions = new ArrayList<String>();
        if (action.isArray()) {
            action.forEach(a -> actions.add(a.asText()));
        } else {
            actions.add(action.asText());
        }
        return actions;
    }
}
