package dks.infra.service;

import java.util.List;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.constructs.Construct;

/** Alarms on what a service's callers notice. A deployment during which one of them goes off is rolled back. */
final class ServiceAlarms extends Construct {
    /** Answers with 5xx in a minute that are more than a stray one. */
    private static final int ERRORS_PER_MINUTE = 5;

    private final Alarm errors;
    private final Alarm unhealthy;

    record Props(String service, TargetMetrics metrics) {}

    ServiceAlarms(Construct scope, String id, Props props) {
        super(scope, id);
        errors = alarm(
                "Errors",
                props.metrics().serverErrors(),
                ERRORS_PER_MINUTE,
                "docs/runbook.md: " + props.service() + " answers with errors");
        unhealthy = alarm(
                "Unhealthy",
                props.metrics().unhealthyTasks(),
                0,
                "docs/runbook.md: " + props.service() + " tasks are unhealthy");
    }

    /** The names of the alarms. */
    List<String> names() {
        return List.of(errors.getAlarmName(), unhealthy.getAlarmName());
    }

    private Alarm alarm(String id, IMetric metric, int threshold, String description) {
        return Alarm.Builder.create(this, id)
                .metric(metric)
                .threshold(threshold)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                .evaluationPeriods(3)
                .datapointsToAlarm(2)
                // Without requests the load balancer reports nothing.
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .alarmDescription(description)
                .build();
    }
}
