package dks.infra.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dks.infra.Json;
import dks.infra.Synthesized;
import dks.infra.Variants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One page for each stage, and the log of its deployments. */
class DashboardTest {
    private final Json prod = Variants.ALL.json("prod", "Dashboard");
    private final Json dev = Variants.ALL.json("dev", "Dashboard");

    @ParameterizedTest(name = "{0}")
    @MethodSource("dks.infra.Variants#all")
    void aStageHasOnePageFromWhatPeopleNoticeDownToTheDatabase(String name, Synthesized app, String stage) {
        assertThat(app.templates(stage).values().stream()
                        .mapToInt(template ->
                                template.resources("AWS::CloudWatch::Dashboard").size())
                        .sum())
                .isEqualTo(1);
        assertThat(body(app.json(stage, "Dashboard")))
                .containsSubsequence(
                        "Ui: requests",
                        "Api: requests",
                        "Ui: errors",
                        "Api: errors",
                        "Ui: latency",
                        "Api: latency",
                        "Ui: tasks",
                        "Api: tasks",
                        "capacity: instances",
                        "CapacityProviderReservation",
                        "CPUReservation",
                        "MemoryReservation",
                        "ServerlessDatabaseCapacity",
                        "CPUUtilization",
                        "DatabaseConnections");
    }

    @Test
    void prodsPageBeginsWithEveryAlarmAndEndsWithTheDeployments() {
        String body = body(prod);
        assertThat(body.indexOf("\\\"alarm\\\"")).isBetween(0, 200);
        Variants.ALL
                .templates("prod")
                .forEach((stack, template) -> template.resources("AWS::CloudWatch::Alarm")
                        .keySet()
                        .forEach(alarm -> assertThat(body).as(stack).contains(alarm)));
        assertThat(body).contains("RunningTaskCount", "DesiredTaskCount", "detail.eventName");
    }

    @Test
    void theGroupReportsItsInstances() {
        assertThat(Variants.ALL
                        .json("dev", "Platform")
                        .only("AWS::AutoScaling::AutoScalingGroup")
                        .path("MetricsCollection")
                        .toString())
                .isEqualTo("[{\"Granularity\":\"1Minute\",\"Metrics\":[\"GroupInServiceInstances\"]}]");
    }

    @Test
    void whatEcsSaysOfProdsDeploymentsIsKept() {
        JsonNode rule = prod.only("AWS::Events::Rule");
        assertThat(rule.path("EventPattern").toString())
                .contains("\"aws.ecs\"", "\"ECS Deployment State Change\"", "{\"wildcard\":\"*:service/dks-prod/*\"}");
        assertThat(rule.path("Targets").path(0).path("Arn").toString()).contains("DeploymentsLogs");
        assertThat(prod.only("AWS::Logs::ResourcePolicy").path("PolicyDocument").toString())
                .contains("events.amazonaws.com", "logs:PutLogEvents", "DeploymentsLogs");
        assertThat(prod.only("AWS::Logs::LogGroup").path("RetentionInDays").asInt())
                .isEqualTo(90);
        assertThat(prod.only("AWS::Logs::MetricFilter").path("FilterPattern").asText())
                .isEqualTo("{ $.detail.eventName = \"SERVICE_DEPLOYMENT_FAILED\" }");
    }

    @Test
    void previewsDoNotUseUpTheTenPoliciesThatLogGroupsMayHave() {
        assertThat(dev.resources().values())
                .extracting(resource -> resource.path("Type").asText())
                .containsExactly("AWS::CloudWatch::Dashboard");
    }

    private static String body(Json dashboard) {
        return dashboard
                .only("AWS::CloudWatch::Dashboard")
                .path("DashboardBody")
                .toString();
    }
}
