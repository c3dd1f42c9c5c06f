package dks.infra.service;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;

/**
 * What the load balancer measures of one service's targets, minute by minute. Built from the load balancer's name and
 * not by the target group's own methods: those cut the name out of the listener's ARN, and Fn::Split does not take a
 * reference to another stack's output.
 *
 * @param loadBalancer value of the dimension of that name
 * @param targetGroup value of the dimension of that name
 */
record TargetMetrics(String loadBalancer, String targetGroup) {
    Metric requests() {
        return metric("RequestCount", "Sum");
    }

    /** Answers of the service itself with status 500 to 599. */
    Metric serverErrors() {
        return metric("HTTPCode_Target_5XX_Count", "Sum");
    }

    /** Seconds from the request's leaving the load balancer to the answer's first byte. */
    Metric latency() {
        return metric("TargetResponseTime", "p99");
    }

    Metric unhealthyTasks() {
        return metric("UnHealthyHostCount", "Maximum");
    }

    /** How Application Auto Scaling names one load balancer's way to one target group. */
    String resourceLabel() {
        return loadBalancer + "/" + targetGroup;
    }

    private Metric metric(String name, String statistic) {
        return Metric.Builder.create()
                .namespace("AWS/ApplicationELB")
                .metricName(name)
                .dimensionsMap(new TreeMap<>(Map.of("LoadBalancer", loadBalancer, "TargetGroup", targetGroup)))
                .statistic(statistic)
                .period(Duration.minutes(1))
                .build();
    }
}
