package dks.infra.watch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/**
 * The topic that alarms publish to, encrypted, by TLS only. Its key is its own, because CloudWatch may not use the one
 * that SNS offers, and the alarms would go off unheard.
 */
final class AlertTopic extends Construct {
    private final Topic topic;

    /** @param email an address that is asked to confirm, and then gets every message */
    record Props(Optional<String> email) {}

    AlertTopic(Construct scope, String id, Props props) {
        super(scope, id);
        var key = Key.Builder.create(this, "Key")
                .description("DKS alerts")
                .enableKeyRotation(true)
                // A message is gone once it is delivered: nothing is left to decrypt.
                .removalPolicy(RemovalPolicy.DESTROY)
                .pendingWindow(Duration.days(7))
                .build();
        key.addToResourcePolicy(cloudWatchMay("kms:Decrypt", "kms:GenerateDataKey*")
                .resources(List.of("*")) // in a key's policy that is the key
                .build());
        topic = Topic.Builder.create(this, "Default")
                .masterKey(key)
                .enforceSsl(true)
                .build();
        // With a policy of its own the topic has lost the default one, by which everything in the account publishes.
        topic.addToResourcePolicy(cloudWatchMay("sns:Publish")
                .resources(List.of(topic.getTopicArn()))
                .build());
        props.email().ifPresent(email -> topic.addSubscription(new EmailSubscription(email)));
    }

    ITopic topic() {
        return topic;
    }

    private static PolicyStatement.Builder cloudWatchMay(String... actions) {
        return PolicyStatement.Builder.create()
                .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
                .actions(List.of(actions))
                .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID)));
    }
}
