package dks.infra.database;

import dks.infra.stage.OfficeHours;
import dks.infra.stage.WeeklyTime;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.TimeZone;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.rds.IDatabaseCluster;
import software.amazon.awscdk.services.scheduler.CronOptionsWithTimezone;
import software.amazon.awscdk.services.scheduler.Schedule;
import software.amazon.awscdk.services.scheduler.ScheduleExpression;
import software.amazon.awscdk.services.scheduler.ScheduleTargetInput;
import software.amazon.awscdk.services.scheduler.targets.Universal;
import software.constructs.Construct;

/**
 * Stops a database cluster after the stage's office hours and starts it before them, by EventBridge Scheduler with a role
 * for each that may do that to this cluster and nothing else. For a cluster that does not pause by itself. Only storage
 * is paid for while it is stopped. AWS starts a stopped cluster by itself after seven days, so every week has a start.
 */
final class DatabaseHours extends Construct {
    /** A stopped cluster takes several minutes to answer, and tasks that start before it does fail. */
    private static final int MINUTES_BEFORE = 15;

    /** The last requests are answered, and the tasks gone, before it stops. */
    private static final int MINUTES_AFTER = 15;

    /** As long as RDS refuses, because the cluster is being changed or backed up; OfficeHours leaves a longer night. */
    private static final Duration TRIED_FOR = Duration.hours(1);

    private static final int TRIED_AGAIN = 30;

    private final Props props;

    record Props(IDatabaseCluster cluster, OfficeHours hours) {}

    DatabaseHours(Construct scope, String id, Props props) {
        super(scope, id);
        this.props = props;
        OfficeHours hours = props.hours();
        schedule(
                "Start", "startDBCluster", "rds:StartDBCluster", hours.opening().plusMinutes(-MINUTES_BEFORE));
        schedule("Stop", "stopDBCluster", "rds:StopDBCluster", hours.closing().plusMinutes(MINUTES_AFTER));
    }

    private void schedule(String id, String call, String permission, WeeklyTime time) {
        Schedule.Builder.create(this, id)
                .description("DKS office hours: " + call)
                .schedule(ScheduleExpression.cron(CronOptionsWithTimezone.builder()
                        .minute(time.minute())
                        .hour(time.hour())
                        .weekDay(time.weekDays())
                        .timeZone(TimeZone.of(props.hours().zone().getId()))
                        .build()))
                .target(Universal.Builder.create()
                        .service("rds")
                        .action(call)
                        .input(ScheduleTargetInput.fromObject(
                                Map.of("DbClusterIdentifier", props.cluster().getClusterIdentifier())))
                        .policyStatements(List.of(PolicyStatement.Builder.create()
                                .actions(List.of(permission))
                                .resources(List.of(props.cluster().getClusterArn()))
                                .build()))
                        .maxEventAge(TRIED_FOR)
                        .retryAttempts(TRIED_AGAIN)
                        .build())
                .build();
    }
}
