package dks.infra.service;

import dks.infra.stage.OfficeHours;
import dks.infra.stage.StageConfig.ScalingTargets;
import dks.infra.stage.StageConfig.ServiceSize;
import dks.infra.stage.WeeklyTime;
import java.util.ArrayList;
import java.util.Optional;
import java.util.StringJoiner;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.TimeZone;
import software.amazon.awscdk.services.applicationautoscaling.CfnScalingPolicy;
import software.amazon.awscdk.services.applicationautoscaling.CfnScalingPolicy.CustomizedMetricSpecificationProperty;
import software.amazon.awscdk.services.applicationautoscaling.CfnScalingPolicy.TargetTrackingMetricDataQueryProperty;
import software.amazon.awscdk.services.applicationautoscaling.CfnScalingPolicy.TargetTrackingMetricDimensionProperty;
import software.amazon.awscdk.services.applicationautoscaling.CfnScalingPolicy.TargetTrackingMetricProperty;
import software.amazon.awscdk.services.applicationautoscaling.CfnScalingPolicy.TargetTrackingMetricStatProperty;
import software.amazon.awscdk.services.applicationautoscaling.CfnScalingPolicy.TargetTrackingScalingPolicyConfigurationProperty;
import software.amazon.awscdk.services.applicationautoscaling.CronOptions;
import software.amazon.awscdk.services.applicationautoscaling.EnableScalingProps;
import software.amazon.awscdk.services.applicationautoscaling.PredefinedMetric;
import software.amazon.awscdk.services.applicationautoscaling.ScalableTarget;
import software.amazon.awscdk.services.applicationautoscaling.ScalingSchedule;
import software.amazon.awscdk.services.applicationautoscaling.Schedule;
import software.amazon.awscdk.services.applicationautoscaling.TargetTrackingScalingPolicy;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.ecs.CpuUtilizationScalingProps;
import software.amazon.awscdk.services.ecs.Ec2Service;
import software.amazon.awscdk.services.ecs.MemoryUtilizationScalingProps;
import software.amazon.awscdk.services.ecs.ScalableTaskCount;
import software.constructs.Construct;

/**
 * How many tasks a service has: as many as its load asks for within its range, and none outside office hours. A service
 * without a range is kept at its count by day all the same, because a service that scales at all must not be told a
 * count by its deployments.
 */
final class ServiceScaling extends Construct {
    /** A new task serves within 20 s; five minutes, the default, would keep the next one waiting for nothing. */
    private static final Duration SCALE_OUT_COOLDOWN = Duration.minutes(1);

    private final Props props;
    private final ScalableTaskCount tasks;

    record Props(Ec2Service service, ServiceSize size, Optional<OfficeHours> hours, TargetMetrics metrics) {}

    ServiceScaling(Construct scope, String id, Props props) {
        super(scope, id);
        this.props = props;
        tasks = props.service()
                .autoScaleTaskCount(EnableScalingProps.builder()
                        .minCapacity(props.size().minTasks())
                        .maxCapacity(props.size().maxTasks())
                        .build());
        props.size().scaling().ifPresent(this::followLoad);
        props.hours().ifPresent(this::keep);
    }

    private void followLoad(ScalingTargets targets) {
        tasks.scaleOnCpuUtilization(
                "Cpu",
                CpuUtilizationScalingProps.builder()
                        .targetUtilizationPercent(targets.cpuPercent())
                        .scaleOutCooldown(SCALE_OUT_COOLDOWN)
                        .build());
        tasks.scaleOnMemoryUtilization(
                "Memory",
                MemoryUtilizationScalingProps.builder()
                        .targetUtilizationPercent(targets.memoryPercent())
                        .scaleOutCooldown(SCALE_OUT_COOLDOWN)
                        .build());
        if (props.metrics().targetGroups().size() == 1) {
            followRequests(targets.requestsPerMinute());
        } else {
            followRequestsOfAlternatingGroups(targets.requestsPerMinute());
        }
    }

    /**
     * Not by {@code tasks.scaleOnRequestCount}, which cuts the load balancer's name out of the listener's ARN (see {@link
     * TargetMetrics}).
     */
    private void followRequests(int perMinute) {
        TargetTrackingScalingPolicy.Builder.create(this, "Requests")
                .scalingTarget(target())
                .predefinedMetric(PredefinedMetric.ALB_REQUEST_COUNT_PER_TARGET)
                .resourceLabel(props.metrics().resourceLabel())
                .targetValue(perMinute)
                .scaleOutCooldown(SCALE_OUT_COOLDOWN)
                .build();
    }

    /** AWS's own metric is of one target group, and after a canary the requests go to the other. */
    private void followRequestsOfAlternatingGroups(int perMinute) {
        var queries = new ArrayList<TargetTrackingMetricDataQueryProperty>();
        var sum = new StringJoiner(" + ");
        for (Metric requests : props.metrics().requestsPerTarget()) {
            String id = "requests" + queries.size();
            sum.add("FILL(" + id + ", 0)");
            queries.add(TargetTrackingMetricDataQueryProperty.builder()
                    .id(id)
                    .metricStat(TargetTrackingMetricStatProperty.builder()
                            .stat(requests.getStatistic())
                            .metric(TargetTrackingMetricProperty.builder()
                                    .namespace(requests.getNamespace())
                                    .metricName(requests.getMetricName())
                                    .dimensions(requests.getDimensions().entrySet().stream()
                                            .map(dimension -> TargetTrackingMetricDimensionProperty.builder()
                                                    .name(dimension.getKey())
                                                    .value((String) dimension.getValue())
                                                    .build())
                                            .toList())
                                    .build())
                            .build())
                    .returnData(false)
                    .build());
        }
        queries.add(TargetTrackingMetricDataQueryProperty.builder()
                .id("requests")
                .expression(sum.toString())
                .returnData(true)
                .build());
        CfnScalingPolicy.Builder.create(this, "Requests")
                .policyName(getNode().getPath() + "/Requests")
                .policyType("TargetTrackingScaling")
                .scalingTargetId(target().getScalableTargetId())
                .targetTrackingScalingPolicyConfiguration(TargetTrackingScalingPolicyConfigurationProperty.builder()
                        .customizedMetricSpecification(CustomizedMetricSpecificationProperty.builder()
                                .metrics(queries)
                                .build())
                        .targetValue(perMinute)
                        .scaleOutCooldown((int) SCALE_OUT_COOLDOWN.toSeconds())
                        .build())
                .build();
    }

    private ScalableTarget target() {
        return (ScalableTarget) tasks.getNode().findChild("Target");
    }

    private void keep(OfficeHours hours) {
        tasks.scaleOnSchedule(
                "Open",
                at(hours.opening(), hours)
                        .minCapacity(props.size().minTasks())
                        .maxCapacity(props.size().maxTasks())
                        .build());
        tasks.scaleOnSchedule(
                "Close",
                at(hours.closing(), hours).minCapacity(0).maxCapacity(0).build());
    }

    private static ScalingSchedule.Builder at(WeeklyTime time, OfficeHours hours) {
        return ScalingSchedule.builder()
                .schedule(Schedule.cron(CronOptions.builder()
                        .minute(time.minute())
                        .hour(time.hour())
                        .weekDay(time.weekDays())
                        .build()))
                .timeZone(TimeZone.of(hours.zone().getId()));
    }
}
