package dks.infra.database;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.rds.IDatabaseCluster;
import software.amazon.awscdk.services.scheduler.Schedule;
import software.amazon.awscdk.services.scheduler.ScheduleExpression;
import software.amazon.awscdk.services.scheduler.ScheduleTargetInput;
import software.amazon.awscdk.services.scheduler.targets.Universal;
import software.constructs.Construct;

/**
 * Has the log group of a cluster's exported PostgreSQL log forget. RDS makes that group itself, without a limit, and its
 * name holds the cluster's, so no template can make it before RDS does. EventBridge Scheduler sets the limit once a day,
 * with a role that may do that to this group and nothing else.
 */
final class DatabaseLog extends Construct {
    /** The only log that RDS exports of Aurora PostgreSQL besides those of its proxy and of IAM's sign-ins. */
    static final String EXPORT = "postgresql";

    record Props(IDatabaseCluster cluster, RetentionDays retention) {}

    DatabaseLog(Construct scope, String id, Props props) {
        super(scope, id);
        String group = "/aws/rds/cluster/" + props.cluster().getClusterIdentifier() + "/" + EXPORT;
        Schedule.Builder.create(this, "Retention")
                .description("DKS: retention of the database's log")
                .schedule(ScheduleExpression.rate(Duration.days(1)))
                .target(Universal.Builder.create()
                        .service("cloudwatchlogs")
                        .action("putRetentionPolicy")
                        .input(ScheduleTargetInput.fromObject(new TreeMap<>(
                                Map.of("LogGroupName", group, "RetentionInDays", days(props.retention())))))
                        .policyStatements(List.of(PolicyStatement.Builder.create()
                                .actions(List.of("logs:PutRetentionPolicy"))
                                .resources(List.of(arn(group), arn(group + ":*")))
                                .build()))
                        .build())
                .build();
    }

    private String arn(String group) {
        return Stack.of(this)
                .formatArn(ArnComponents.builder()
                        .service("logs")
                        .resource("log-group")
                        .resourceName(group)
                        .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                        .build());
    }

    private static int days(RetentionDays retention) {
        return switch (retention) {
            case ONE_WEEK -> 7;
            case THREE_MONTHS -> 90;
            default ->
                throw new IllegalArgumentException(
                        "the retention of logs is " + retention + "; DatabaseLog knows ONE_WEEK and THREE_MONTHS");
        };
    }
}
