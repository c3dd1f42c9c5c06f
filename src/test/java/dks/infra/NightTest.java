package dks.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What office hours take down at night and bring back in the morning. */
class NightTest {
    private static final String DAYS = "MON,TUE,WED,THU,FRI";

    @Test
    void noTaskIsLeftAtNightAndTheDaysRangeIsBackInTheMorning() {
        assertThat(actions(Variants.PROD_SAVING, "prod"))
                .containsExactlyInAnyOrder(
                        "cron(0 7 ? * " + DAYS + " *) Europe/Berlin 2 to 10",
                        "cron(0 19 ? * " + DAYS + " *) Europe/Berlin 0 to 0",
                        "cron(0 7 ? * " + DAYS + " *) Europe/Berlin 2 to 6",
                        "cron(0 19 ? * " + DAYS + " *) Europe/Berlin 0 to 0");
        assertThat(actions(Variants.DEV_HOURS, "dev"))
                .containsExactlyInAnyOrder(
                        "cron(0 7 ? * " + DAYS + " *) Europe/Berlin 1 to 1",
                        "cron(0 19 ? * " + DAYS + " *) Europe/Berlin 0 to 0",
                        "cron(0 7 ? * " + DAYS + " *) Europe/Berlin 1 to 1",
                        "cron(0 19 ? * " + DAYS + " *) Europe/Berlin 0 to 0");
    }

    @Test
    void aDeploymentAtNightStartsNoTask() {
        for (Json services :
                List.of(Variants.PROD_SAVING.json("prod", "Services"), Variants.DEV_HOURS.json("dev", "Services"))) {
            assertThat(services.properties("AWS::ECS::Service"))
                    .hasSize(2)
                    .allSatisfy(
                            service -> assertThat(service.has("DesiredCount")).isFalse());
        }
    }

    @Test
    void theTemplatesOwnCountsAreThoseOfTheDay() {
        assertThat(Variants.DEV_HOURS.json("dev", "Services").properties("AWS::ApplicationAutoScaling::ScalableTarget"))
                .hasSize(2)
                .allSatisfy(target -> {
                    assertThat(target.path("MinCapacity").asInt()).isEqualTo(1);
                    assertThat(target.path("MaxCapacity").asInt()).isEqualTo(1);
                });
    }

    @Test
    void nothingRaisesTheFloorOfInstancesAtNight() {
        assertThat(Variants.PROD_SAVING.json("prod", "Platform").properties("AWS::AutoScaling::ScheduledAction"))
                .extracting(action -> action.path("Recurrence").asText() + " "
                        + action.path("TimeZone").asText() + " at least "
                        + action.path("MinSize").asInt())
                .containsExactlyInAnyOrder(
                        "0 7-18 * * " + DAYS + " Europe/Berlin at least 2",
                        "0 19 * * " + DAYS + " Europe/Berlin at least 0");
        assertThat(Variants.DEV_HOURS.json("dev", "Platform").resources("AWS::AutoScaling::ScheduledAction"))
                .isEmpty();
    }

    @Test
    void instancesOfTheMorningBelongToTheCapacityProvider() {
        Json platform = Variants.PROD_SAVING.json("prod", "Platform");
        String provider = platform.resources("AWS::ECS::CapacityProvider")
                .keySet()
                .iterator()
                .next();
        assertThat(platform.resources("AWS::AutoScaling::ScheduledAction").values())
                .allSatisfy(action -> assertThat(action.path("DependsOn"))
                        .extracting(JsonNode::asText)
                        .contains(provider));
    }

    @Test
    void aDatabaseThatDoesNotPauseStartsBeforeTheServicesAndStopsAfterThem() {
        List<JsonNode> schedules =
                Variants.PROD_SAVING.json("prod", "Data").properties("AWS::Scheduler::Schedule").stream()
                        .filter(schedule -> !schedule.toString().contains("putRetentionPolicy"))
                        .toList();
        assertThat(schedules)
                .extracting(schedule -> schedule.path("ScheduleExpression").asText() + " "
                        + schedule.path("ScheduleExpressionTimezone").asText() + " "
                        + schedule.path("Target").path("Arn").toString().replaceAll(".*aws-sdk:|\".*", ""))
                .containsExactlyInAnyOrder(
                        "cron(45 6 ? * " + DAYS + " *) Europe/Berlin rds:startDBCluster",
                        "cron(15 19 ? * " + DAYS + " *) Europe/Berlin rds:stopDBCluster");
        assertThat(schedules).allSatisfy(schedule -> {
            assertThat(schedule.path("Target").path("Input").toString()).contains("DbClusterIdentifier", "Database");
            JsonNode retry = schedule.path("Target").path("RetryPolicy");
            assertThat(retry.path("MaximumEventAgeInSeconds").asInt())
                    .as("a stop that is late must not meet the morning's start")
                    .isLessThan((int) OfficeHours.SHORTEST_NIGHT.toSeconds() - 30 * 60);
            assertThat(retry.path("MaximumRetryAttempts").asInt()).isPositive();
            assertThat(schedule.path("FlexibleTimeWindow").path("Mode").asText())
                    .isEqualTo("OFF");
        });
    }

    @Test
    void theScheduleMayStartAndStopThisClusterOnlyAndNobodyElseMayUseItsRoles() {
        Json data = Variants.PROD_SAVING.json("prod", "Data");
        String cluster =
                data.resources("AWS::RDS::DBCluster").keySet().iterator().next();
        var actions = new ArrayList<String>();
        data.properties("AWS::IAM::Policy")
                .forEach(policy -> policy.path("PolicyDocument")
                        .path("Statement")
                        .forEach(statement -> {
                            actions.add(statement.path("Action").asText());
                            assertThat(statement.path("Resource").toString())
                                    .contains(cluster)
                                    .doesNotContain("\"*\"");
                        }));
        assertThat(actions)
                .containsExactlyInAnyOrder("rds:StartDBCluster", "rds:StopDBCluster", "logs:PutRetentionPolicy");
        assertThat(data.properties("AWS::IAM::Role").stream()
                        .filter(role -> !role.toString().contains("monitoring.rds.amazonaws.com")))
                .hasSize(3)
                .allSatisfy(role -> {
                    JsonNode trust = role.path("AssumeRolePolicyDocument")
                            .path("Statement")
                            .path(0);
                    assertThat(trust.path("Principal").path("Service").asText()).isEqualTo("scheduler.amazonaws.com");
                    assertThat(trust.path("Condition").toString()).contains("aws:SourceAccount", "aws:SourceArn");
                });
    }

    @Test
    void aDatabaseThatPausesByItselfIsLeftToIt() {
        assertThat(Variants.DEV_HOURS.templates("dev").values())
                .allSatisfy(template -> assertThat(template.resources("AWS::Scheduler::Schedule"))
                        .isEmpty());
    }

    @Test
    void noAlarmCriesWhileNothingRuns() {
        assertThat(Variants.PROD_SAVING.json("prod", "Services").properties("AWS::CloudWatch::Alarm"))
                .isNotEmpty()
                .allSatisfy(alarm -> {
                    assertThat(alarm.path("TreatMissingData").asText()).isEqualTo("notBreaching");
                    assertThat(alarm.path("ComparisonOperator").asText()).isEqualTo("GreaterThanThreshold");
                });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dks.infra.Variants#all")
    void withoutOfficeHoursNothingIsDownAtNight(String name, Synthesized app, String stage) {
        if (name.contains("office hours")) {
            return;
        }
        assertThat(app.templates(stage).values())
                .allSatisfy(template ->
                        assertThat(template.node().toString()).doesNotContain("ScheduledActions", "startDBCluster"));
    }

    /** Each as its schedule, its time zone, and the counts that it sets. */
    private static List<String> actions(Synthesized app, String stage) {
        var actions = new ArrayList<String>();
        app.json(stage, "Services")
                .properties("AWS::ApplicationAutoScaling::ScalableTarget")
                .forEach(target -> target.path("ScheduledActions").forEach(action -> {
                    JsonNode counts = action.path("ScalableTargetAction");
                    actions.add(action.path("Schedule").asText() + " "
                            + action.path("Timezone").asText() + " "
                            + counts.path("MinCapacity").asInt(-1) + " to "
                            + counts.path("MaxCapacity").asInt(-1));
                }));
        return actions;
    }
}
