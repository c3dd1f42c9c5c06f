package dks.infra.dashboard;

import dks.infra.stage.StageConfig;
import dks.infra.watch.Symptom;
import dks.infra.watch.Watch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.FilterPattern;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.MetricFilterOptions;
import software.constructs.Construct;

/**
 * What ECS says of the stage's deployments, from begin to end, in a log group, and an alarm on those that failed. Only
 * where the stage is watched: an account has room for ten policies of log groups in a Region.
 */
final class DeploymentLog extends Construct {
    private final LogGroup logs;

    /** The log; empty in a stage that nobody watches. */
    static Optional<DeploymentLog> of(Construct scope, String id, StageConfig stage, Watch watch) {
        return stage.operations().alarms() ? Optional.of(new DeploymentLog(scope, id, stage, watch)) : Optional.empty();
    }

    private DeploymentLog(Construct scope, String id, StageConfig stage, Watch watch) {
        super(scope, id);
        logs = LogGroup.Builder.create(this, "Logs")
                .retention(stage.retention().logs())
                .removalPolicy(stage.retention().protectedData() ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY)
                .build();
        logs.addToResourcePolicy(PolicyStatement.Builder.create()
                .principals(List.of(
                        new ServicePrincipal("events.amazonaws.com"),
                        new ServicePrincipal("delivery.logs.amazonaws.com")))
                .actions(List.of("logs:CreateLogStream", "logs:PutLogEvents"))
                .resources(List.of(logs.getLogGroupArn()))
                .build());
        // As a resource and not by CDK's target, which brings a function to make the policy that is made above.
        CfnRule.Builder.create(this, "Rule")
                .description("Deployments of " + stage.clusterName())
                .eventPattern(new TreeMap<>(Map.of(
                        "source", List.of("aws.ecs"),
                        "detail-type", List.of("ECS Deployment State Change"),
                        "resources", List.of(Map.of("wildcard", "*:service/" + stage.clusterName() + "/*")))))
                .state("ENABLED")
                .targets(List.of(CfnRule.TargetProperty.builder()
                        .id("Logs")
                        .arn(arnOfGroup())
                        .build()))
                .build();
        var failed = logs.addMetricFilter(
                        "Failed",
                        MetricFilterOptions.builder()
                                .filterPattern(FilterPattern.stringValue(
                                        "$.detail.eventName", "=", "SERVICE_DEPLOYMENT_FAILED"))
                                .metricNamespace("DKS")
                                .metricName(stage.clusterName() + "-failed-deployments")
                                .metricValue("1")
                                .build())
                .metric(MetricOptions.builder()
                        .statistic("Sum")
                        .period(Duration.minutes(1))
                        .build());
        watch.alarm(this, "FailedAlarm", new Symptom("Deployment failed", failed, 0, 1, 5));
    }

    /** Name of the log group. */
    String name() {
        return logs.getLogGroupName();
    }

    /** EventBridge takes the group's ARN without the {@code :*} that stands for its streams. */
    private String arnOfGroup() {
        return Stack.of(this)
                .formatArn(ArnComponents.builder()
                        .service("logs")
                        .resource("log-group")
                        .resourceName(logs.getLogGroupName())
                        .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                        .build());
    }
}
