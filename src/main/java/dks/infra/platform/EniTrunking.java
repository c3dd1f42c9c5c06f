package dks.infra.platform;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.customresources.AwsCustomResource;
import software.amazon.awscdk.customresources.AwsCustomResourcePolicy;
import software.amazon.awscdk.customresources.AwsSdkCall;
import software.amazon.awscdk.customresources.PhysicalResourceId;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/**
 * Turns on the account setting {@code awsvpcTrunking}, by which a large instance carries about ten tasks that have a
 * network interface of their own instead of two. It is the default of the whole account and Region, works on instances
 * launched afterwards, and is left on when the stack goes, as others may use it. CloudFormation has no resource for it
 * (aws-cloudformation/cloudformation-coverage-roadmap#2573).
 */
final class EniTrunking extends Construct {
    EniTrunking(Construct scope, String id) {
        super(scope, id);
        AwsCustomResource.Builder.create(this, "Default")
                .onUpdate(AwsSdkCall.builder() // on creation, too
                        .service("ECS")
                        .action("putAccountSettingDefault")
                        .parameters(new TreeMap<>(Map.of("name", "awsvpcTrunking", "value", "enabled")))
                        .physicalResourceId(PhysicalResourceId.of("awsvpcTrunking"))
                        .build())
                .policy(AwsCustomResourcePolicy.fromStatements(List.of(PolicyStatement.Builder.create()
                        .actions(List.of("ecs:PutAccountSettingDefault"))
                        .resources(List.of("*")) // account settings are no resource in AWS's sense
                        .build())))
                .installLatestAwsSdk(false)
                .logGroup(LogGroup.Builder.create(this, "Logs")
                        .retention(RetentionDays.ONE_WEEK)
                        .removalPolicy(RemovalPolicy.DESTROY)
                        .build())
                .build();
    }
}
