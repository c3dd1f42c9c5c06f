package dks.infra.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dks.infra.Json;
import dks.infra.Synthesized;
import dks.infra.Variants;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Alarms, and who hears of them. */
class WatchTest {
    private static final Synthesized TOLD =
            Synthesized.with("stage=prod", "alarmEmail=ops@example.com", "alarmWebhook=dks/alarm-webhook");

    private final Json alerts = Variants.ALL.json("prod", "Alerts");

    @Test
    void everyAlarmTellsWhenItGoesOffAndWhenItIsOver() {
        List<JsonNode> alarms = Variants.ALL.templates("prod").values().stream()
                .flatMap(template -> template.properties("AWS::CloudWatch::Alarm").stream())
                .toList();
        assertThat(alarms).hasSize(12).allSatisfy(alarm -> {
            assertThat(alarm.path("AlarmActions").toString()).contains("dks-prod-Alerts");
            assertThat(alarm.path("OKActions")).isEqualTo(alarm.path("AlarmActions"));
        });
    }

    @Test
    void devHasNoAlarmsAndPaysForNone() {
        Variants.ALL
                .templates("dev")
                .forEach((stack, template) -> assertThat(template.resources("AWS::CloudWatch::Alarm"))
                        .as(stack)
                        .isEmpty());
        assertThat(Variants.ALL.stacks("dev")).doesNotContain("Alerts");
    }

    @Test
    void anAlarmWithoutDataIsNotOff() {
        Variants.ALL
                .templates("prod")
                .forEach((stack, template) -> assertThat(template.properties("AWS::CloudWatch::Alarm"))
                        .allSatisfy(alarm -> assertThat(
                                        alarm.path("TreatMissingData").asText())
                                .isEqualTo("notBreaching")));
    }

    @Test
    void cloudWatchMayPublishToTheTopicAndUseItsKey() {
        // With the key that SNS offers, or without these statements, an alarm goes off and nobody hears it.
        assertThat(alerts.only("AWS::SNS::Topic").path("KmsMasterKeyId").toString())
                .contains("TopicKey");
        assertThat(statements(alerts.only("AWS::KMS::Key").path("KeyPolicy"))).anySatisfy(statement -> {
            assertThat(statement.path("Action").toString()).contains("kms:Decrypt", "kms:GenerateDataKey*");
            fromThisAccountsAlarms(statement);
        });
        assertThat(statements(alerts.only("AWS::SNS::TopicPolicy").path("PolicyDocument")))
                .anySatisfy(statement -> {
                    assertThat(statement.path("Action").asText()).isEqualTo("sns:Publish");
                    fromThisAccountsAlarms(statement);
                });
    }

    @Test
    void nobodyPublishesToTheTopicInPlainText() {
        assertThat(statements(alerts.only("AWS::SNS::TopicPolicy").path("PolicyDocument")))
                .anySatisfy(statement -> {
                    assertThat(statement.path("Effect").asText()).isEqualTo("Deny");
                    assertThat(statement.path("Condition").toString()).contains("\"aws:SecureTransport\":\"false\"");
                });
    }

    @Test
    void aDeployThatTellsNobodySaysSo() {
        assertThat(told(alerts)).isEqualTo("nobody: deploy with alarmEmail or alarmWebhook");
        assertThat(told(TOLD.json("prod", "Alerts")))
                .isEqualTo("ops@example.com (once the address has confirmed), the chat whose webhook is in the secret"
                        + " dks/alarm-webhook");
    }

    @Test
    void anAddressSubscribes() {
        JsonNode subscription = TOLD.json("prod", "Alerts").only("AWS::SNS::Subscription");
        assertThat(subscription.path("Protocol").asText()).isEqualTo("email");
        assertThat(subscription.path("Endpoint").asText()).isEqualTo("ops@example.com");
    }

    @Test
    void theWebhooksUrlIsReadFromItsSecretWhenItIsDeployed() {
        assertThat(TOLD.json("prod", "Alerts")
                        .only("AWS::Events::ApiDestination")
                        .path("InvocationEndpoint")
                        .asText())
                .isEqualTo("{{resolve:secretsmanager:dks/alarm-webhook:SecretString:::}}");
    }

    @Test
    void theChatGetsWhatTheAlarmSays() {
        JsonNode rule = TOLD.json("prod", "Alerts").only("AWS::Events::Rule");
        JsonNode message = rule.path("Targets").path(0).path("InputTransformer");
        assertThat(message.path("InputPathsMap").toString())
                .contains("$.detail.state.value", "$.detail.configuration.description");
        assertThat(message.path("InputTemplate").asText())
                .isEqualTo("{\"text\":\"<detail-state-value>: <detail-configuration-description>\"}");
        assertThat(rule.path("EventPattern").path("detail").path("alarmName").toString())
                .isEqualTo("[{\"prefix\":\"dks-prod-\"}]");
        assertThat(Variants.ALL.json("prod", "Alerts").resources("AWS::Events::Rule"))
                .isEmpty();
    }

    @Test
    void aNewAlarmsFirstDataAreNoNews() {
        assertThat(TOLD.json("prod", "Alerts")
                        .only("AWS::Events::Rule")
                        .path("EventPattern")
                        .path("detail")
                        .path("$or")
                        .toString())
                .isEqualTo("[{\"state\":{\"value\":[\"ALARM\"]}},"
                        + "{\"previousState\":{\"value\":[\"ALARM\"]},\"state\":{\"value\":[\"OK\"]}}]");
    }

    private static void fromThisAccountsAlarms(JsonNode statement) {
        assertThat(statement.path("Principal").path("Service").asText()).isEqualTo("cloudwatch.amazonaws.com");
        assertThat(statement.path("Condition").toString())
                .isEqualTo("{\"StringEquals\":{\"aws:SourceAccount\":{\"Ref\":\"AWS::AccountId\"}}}");
    }

    private static String told(Json alerts) {
        return alerts.node().path("Outputs").path("Told").path("Value").asText();
    }

    private static List<JsonNode> statements(JsonNode policy) {
        return StreamSupport.stream(policy.path("Statement").spliterator(), false)
                .toList();
    }
}
