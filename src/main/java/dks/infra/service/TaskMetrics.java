package dks.infra.service;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;

/**
 * What Container Insights counts of a service's tasks, minute by minute; nothing where the cluster has it turned off.
 *
 * @param cluster value of the dimension {@code ClusterName}
 * @param service value of the dimension {@code ServiceName}
 */
public record TaskMetrics(String cluster, String service) {
    /** How many run. */
    public Metric running() {
        return metric("RunningTaskCount");
    }

    /** How many there should be. */
    public Metric desired() {
        return metric("DesiredTaskCount");
    }

    /** How many of those that should be there are not running. */
    IMetric missing() {
        return MathExpression.Builder.create()
                .expression("desired - running")
                .label("missing tasks")
                .usingMetrics(new TreeMap<>(Map.of("desired", desired(), "running", running())))
                .period(Duration.minutes(1))
                .build();
    }

    private Metric metric(String name) {
        return Metric.Builder.create()
                .namespace("ECS/ContainerInsights")
                .metricName(name)
                .dimensionsMap(new TreeMap<>(Map.of("ClusterName", cluster, "ServiceName", service)))
                .statistic("Average")
                .period(Duration.minutes(1))
                .build();
    }
}
