package dks.infra.service;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;

/**
 * What the load balancer measures of one service's targets, minute by minute. Built from the load balancer's name and
 * not by the target group's own methods: those cut the name out of the listener's ARN, and Fn::Split does not take a
 * reference to another stack's output.
 *
 * @param loadBalancer value of the dimension of that name
 * @param targetGroups values of the dimension {@code TargetGroup}: the group, or the two that versions alternate between
 */
public record TargetMetrics(String loadBalancer, List<String> targetGroups) {
    /** Requests in a minute from which the slowest hundredth is more than a stray one. */
    private static final int ENOUGH_REQUESTS = 50;

    /** Requests, answered or not. */
    public IMetric requests() {
        return all("SUM", "RequestCount", "Sum");
    }

    /** Answers of the service itself with status 500 to 599. */
    public IMetric serverErrors() {
        return all("SUM", "HTTPCode_Target_5XX_Count", "Sum");
    }

    /** Seconds from the request's leaving the load balancer to the answer's first byte. */
    public IMetric latency() {
        return all("MAX", "TargetResponseTime", "p99");
    }

    /**
     * {@link #latency()}, and 0 in a minute with so few requests that one slow one would count. Asked of each target group
     * by itself: the new version's share of a canary must not be judged by the old one's requests.
     */
    IMetric latencyUnderLoad() {
        var metrics = new TreeMap<String, IMetric>();
        for (int i = 0; i < targetGroups.size(); i++) {
            metrics.put("requests" + i, metric(i, "RequestCount", "Sum"));
            metrics.put("latency" + i, metric(i, "TargetResponseTime", "p99"));
        }
        String each = IntStream.range(0, targetGroups.size())
                .mapToObj(i -> "IF(FILL(requests%d, 0) >= %d, FILL(latency%d, 0), 0)".formatted(i, ENOUGH_REQUESTS, i))
                .collect(Collectors.joining(", "));
        return expression(targetGroups.size() == 1 ? each : "MAX([" + each + "])", "TargetResponseTime", metrics);
    }

    /** How Application Auto Scaling names the load balancer's way to the only target group there is. */
    String resourceLabel() {
        return loadBalancer + "/" + targetGroups.get(0);
    }

    /** Requests to each target, of whichever group a version is in. */
    List<Metric> requestsPerTarget() {
        return IntStream.range(0, targetGroups.size())
                .mapToObj(i -> metric(i, "RequestCountPerTarget", "Sum"))
                .toList();
    }

    IMetric unhealthyTasks() {
        return all("MAX", "UnHealthyHostCount", "Maximum");
    }

    /** Tasks that the load balancer finds healthy. */
    public IMetric healthyTasks() {
        return all("SUM", "HealthyHostCount", "Minimum");
    }

    private IMetric all(String function, String name, String statistic) {
        if (targetGroups.size() == 1) {
            return metric(0, name, statistic);
        }
        var metrics = new TreeMap<String, IMetric>();
        for (int i = 0; i < targetGroups.size(); i++) {
            metrics.put("group" + i, metric(i, name, statistic));
        }
        // A group that no version is in reports nothing.
        String filled =
                metrics.keySet().stream().map(group -> "FILL(" + group + ", 0)").collect(Collectors.joining(", "));
        return expression(function + "([" + filled + "])", name, metrics);
    }

    private static MathExpression expression(String expression, String label, Map<String, IMetric> metrics) {
        return MathExpression.Builder.create()
                .expression(expression)
                .label(label)
                .usingMetrics(metrics)
                .period(Duration.minutes(1))
                .build();
    }

    private Metric metric(int group, String name, String statistic) {
        return Metric.Builder.create()
                .namespace("AWS/ApplicationELB")
                .metricName(name)
                .dimensionsMap(
                        new TreeMap<>(Map.of("LoadBalancer", loadBalancer, "TargetGroup", targetGroups.get(group))))
                .statistic(statistic)
                .period(Duration.minutes(1))
                .build();
    }
}
