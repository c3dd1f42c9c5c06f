package dks.infra.dashboard;

import dks.infra.database.Database;
import dks.infra.database.DatabaseMetrics;
import dks.infra.platform.CapacityMetrics;
import dks.infra.platform.PlatformStack;
import dks.infra.service.WebService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.LogQueryWidget;
import software.constructs.Construct;

/**
 * The stage on one page, from what people notice down to what it runs on: alarms, traffic, errors, latency, tasks,
 * capacity, database, deployments. An account's first three dashboards are free.
 */
final class StageDashboard extends Construct {
    private static final int WIDTH = 24;

    private final Dashboard dashboard;

    /**
     * @param deployments what ECS said of them, where it is kept
     * @param alarms all of the stage's
     */
    record Props(
            List<WebService> services,
            PlatformStack platform,
            Database database,
            Optional<DeploymentLog> deployments,
            List<Alarm> alarms) {}

    StageDashboard(Construct scope, String id, Props props) {
        super(scope, id);
        dashboard = Dashboard.Builder.create(this, "Default").build();
        if (!props.alarms().isEmpty()) {
            dashboard.addWidgets(AlarmStatusWidget.Builder.create()
                    .title("Alarms")
                    .alarms(props.alarms())
                    .width(WIDTH)
                    .build());
        }
        perService(props, "requests", s -> List.of(s.metrics().requests()));
        perService(props, "errors, 5xx answers", s -> List.of(s.metrics().serverErrors()));
        row(graph(
                "errors, 5xx answers of the load balancer itself",
                props.platform().loadBalancer().ownErrors()));
        perService(props, "latency, seconds, p99", s -> List.of(s.metrics().latency()));
        perService(props, "tasks", StageDashboard::tasks);
        perService(
                props,
                "CPU and memory, % of reserved",
                s -> List.of(s.service().metricCpuUtilization(), s.service().metricMemoryUtilization()));
        capacity(props.platform().cluster().metrics());
        database(props.database().metrics());
        props.deployments().ifPresent(this::deployments);
    }

    /** Those that serve; also those that run and should, where Container Insights counts them. */
    private static List<IMetric> tasks(WebService service) {
        var tasks = new ArrayList<IMetric>(List.of(service.metrics().healthyTasks()));
        if (service.insights()) {
            tasks.add(service.tasks().running());
            tasks.add(service.tasks().desired());
        }
        return tasks;
    }

    private void capacity(CapacityMetrics capacity) {
        row(
                graph("capacity: instances", capacity.instances()),
                graph("capacity: % that tasks need", capacity.needed()),
                graph("capacity: CPU and memory, % set aside", capacity.cpuReserved(), capacity.memoryReserved()));
    }

    private void database(DatabaseMetrics database) {
        row(
                graph("database: capacity units", database.capacity()),
                graph("database: capacity and CPU, % of the most", database.capacityUsed(), database.cpu()),
                graph("database: connections", database.connections()));
    }

    private void deployments(DeploymentLog log) {
        dashboard.addWidgets(LogQueryWidget.Builder.create()
                .title("deployments")
                .logGroupNames(List.of(log.name()))
                .queryLines(List.of(
                        "fields @timestamp, detail.eventName, resources.0, detail.reason",
                        "sort @timestamp desc",
                        "limit 20"))
                .width(WIDTH)
                .build());
    }

    private void perService(Props props, String title, Function<WebService, List<IMetric>> metrics) {
        row(props.services().stream()
                .map(service -> graph(
                        service.getNode().getId() + ": " + title,
                        metrics.apply(service).toArray(IMetric[]::new)))
                .toArray(GraphWidget.Builder[]::new));
    }

    private void row(GraphWidget.Builder... graphs) {
        var widgets = new ArrayList<IWidget>();
        for (GraphWidget.Builder graph : graphs) {
            widgets.add(graph.width(WIDTH / graphs.length).build());
        }
        dashboard.addWidgets(widgets.toArray(IWidget[]::new));
    }

    private static GraphWidget.Builder graph(String title, IMetric... metrics) {
        return GraphWidget.Builder.create().title(title).left(List.of(metrics));
    }
}
