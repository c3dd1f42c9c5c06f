package dks.infra.platform;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;

/**
 * What is measured of the cluster's instances, minute by minute.
 *
 * @param cluster the ECS cluster's name
 * @param provider the capacity provider's name
 * @param group the Auto Scaling group's name
 */
public record CapacityMetrics(String cluster, String provider, String group) {
    /** Percent of the instances there are that the tasks need; over 100 while tasks wait for an instance. */
    public Metric needed() {
        return metric(
                "AWS/ECS/ManagedScaling",
                "CapacityProviderReservation",
                Map.of("ClusterName", cluster, "CapacityProviderName", provider));
    }

    /** Instances that have started. */
    public Metric instances() {
        return metric("AWS/AutoScaling", "GroupInServiceInstances", Map.of("AutoScalingGroupName", group));
    }

    /** Percent of the instances' processors that is set aside for tasks. */
    public Metric cpuReserved() {
        return metric("AWS/ECS", "CPUReservation", Map.of("ClusterName", cluster));
    }

    /** Percent of the instances' memory that is set aside for tasks. */
    public Metric memoryReserved() {
        return metric("AWS/ECS", "MemoryReservation", Map.of("ClusterName", cluster));
    }

    private static Metric metric(String namespace, String name, Map<String, String> dimensions) {
        return Metric.Builder.create()
                .namespace(namespace)
                .metricName(name)
                .dimensionsMap(new TreeMap<>(dimensions))
                .statistic("Maximum")
                .period(Duration.minutes(1))
                .build();
    }
}
