package dks.infra.database;

import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;

/**
 * What RDS measures of the cluster, minute by minute.
 *
 * @param cluster value of the dimension {@code DBClusterIdentifier}
 */
public record DatabaseMetrics(String cluster) {
    /** Percent of the most capacity units that the cluster may have. */
    public Metric capacityUsed() {
        return metric("ACUUtilization", "Maximum");
    }

    /** Aurora capacity units, of 2 GiB of memory each; 0 while the cluster pauses. */
    public Metric capacity() {
        return metric("ServerlessDatabaseCapacity", "Average");
    }

    /** Percent of the most processor that the cluster may have. */
    public Metric cpu() {
        return metric("CPUUtilization", "Average");
    }

    /** Open connections. */
    public Metric connections() {
        return metric("DatabaseConnections", "Maximum");
    }

    private Metric metric(String name, String statistic) {
        return Metric.Builder.create()
                .namespace("AWS/RDS")
                .metricName(name)
                .dimensionsMap(Map.of("DBClusterIdentifier", cluster))
                .statistic(statistic)
                .period(Duration.minutes(1))
                .build();
    }
}
