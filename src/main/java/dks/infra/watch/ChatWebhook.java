package dks.infra.watch;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.SecretValue;
import software.amazon.awscdk.services.events.ApiDestination;
import software.amazon.awscdk.services.events.Authorization;
import software.amazon.awscdk.services.events.Connection;
import software.amazon.awscdk.services.events.EventField;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.RuleTargetInput;
import software.amazon.awscdk.services.events.targets.ApiDestinationProps;
import software.constructs.Construct;

/**
 * Posts to a chat's incoming webhook, {@code {"text": …}} as Slack, Mattermost and Google Chat take it, when one of the
 * stage's alarms goes off and when it is over. By EventBridge alone, without a function that somebody has to keep.
 */
final class ChatWebhook extends Construct {

    /** @param secret name of the secret of Secrets Manager that holds the URL, as plain text */
    record Props(String stage, String secret) {}

    ChatWebhook(Construct scope, String id, Props props) {
        super(scope, id);
        // An API destination wants a key; a webhook's is in its URL, so the header only says who calls.
        var connection = Connection.Builder.create(this, "Connection")
                .authorization(Authorization.apiKey("X-DKS-Stage", SecretValue.unsafePlainText(props.stage())))
                .build();
        var destination = ApiDestination.Builder.create(this, "Destination")
                .connection(connection)
                // Whoever knows the URL writes into the chat: CloudFormation reads it when it deploys, and the template
                // has its secret's name.
                .endpoint(SecretValue.secretsManager(props.secret()).unsafeUnwrap())
                .rateLimitPerSecond(1)
                .build();
        Rule.Builder.create(this, "Rule")
                .description("Alarms of dks-" + props.stage() + " to the chat")
                .eventPattern(EventPattern.builder()
                        .source(List.of("aws.cloudwatch"))
                        .detailType(List.of("CloudWatch Alarm State Change"))
                        .detail(goneOffOrOver(props.stage()))
                        .build())
                .targets(List.of(new software.amazon.awscdk.services.events.targets.ApiDestination(
                        destination,
                        ApiDestinationProps.builder()
                                .event(RuleTargetInput.fromObject(Map.of(
                                        "text",
                                        EventField.fromPath("$.detail.state.value") + ": "
                                                + EventField.fromPath("$.detail.configuration.description"))))
                                .build())))
                .build();
    }

    /** Of this stage's alarms, whose names begin with those of their stacks; not that a new one has its first data. */
    private static Map<String, Object> goneOffOrOver(String stage) {
        return new TreeMap<>(Map.of(
                "alarmName",
                List.of(Map.of("prefix", "dks-" + stage + "-")),
                "$or",
                List.of(
                        Map.of("state", is("ALARM")),
                        new TreeMap<>(Map.of("state", is("OK"), "previousState", is("ALARM"))))));
    }

    private static Map<String, Object> is(String state) {
        return Map.of("value", List.of(state));
    }
}
