package dks.infra.watch;

import dks.infra.stage.StageConfig;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/** Who is told when an alarm goes off. Before the stacks whose alarms tell them. */
public final class AlertsStack extends Stack {
    private final AlertTopic topic;

    AlertsStack(Construct scope, String id, StageConfig stage) {
        super(
                scope,
                id,
                StackProps.builder()
                        .description("DKS " + stage.name() + ": who is told when an alarm goes off")
                        .build());
        StageConfig.Alerts alerts = stage.target().alerts();
        topic = new AlertTopic(this, "Topic", new AlertTopic.Props(alerts.email()));
        alerts.webhookSecret()
                .ifPresent(secret -> new ChatWebhook(this, "Webhook", new ChatWebhook.Props(stage.name(), secret)));
        // Printed by every deployment of the stack, so that a stage that tells nobody says so.
        CfnOutput.Builder.create(this, "Told")
                .description("Who is told when an alarm goes off")
                .value(told(alerts))
                .build();
    }

    /** What alarms tell. */
    ITopic topic() {
        return topic.topic();
    }

    private static String told(StageConfig.Alerts alerts) {
        List<String> told = Stream.of(
                        alerts.email().map(email -> email + " (once the address has confirmed)"),
                        alerts.webhookSecret().map(secret -> "the chat whose webhook is in the secret " + secret))
                .flatMap(Optional::stream)
                .toList();
        return told.isEmpty() ? "nobody: deploy with alarmEmail or alarmWebhook" : String.join(", ", told);
    }
}
