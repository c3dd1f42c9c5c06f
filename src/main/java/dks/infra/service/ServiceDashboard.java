package dks.infra.service;

import java.util.List;
import java.util.function.Function;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.constructs.Construct;

/** One CloudWatch dashboard with a column for each service: requests, errors, latency, CPU and memory. */
final class ServiceDashboard extends Construct {
    ServiceDashboard(Construct scope, String id, List<WebService> services) {
        super(scope, id);
        var dashboard = Dashboard.Builder.create(this, "Default").build();
        addRow(dashboard, services, "requests", s -> s.metrics().requests());
        addRow(dashboard, services, "5xx answers", s -> s.metrics().serverErrors());
        addRow(dashboard, services, "latency, p99", s -> s.metrics().latency());
        addRow(dashboard, services, "CPU, % of reserved", s -> s.service().metricCpuUtilization());
        addRow(dashboard, services, "memory, % of limit", s -> s.service().metricMemoryUtilization());
    }

    private static void addRow(
            Dashboard dashboard, List<WebService> services, String title, Function<WebService, IMetric> metric) {
        dashboard.addWidgets(services.stream()
                .map(service -> GraphWidget.Builder.create()
                        .title(service.getNode().getId() + ": " + title)
                        .left(List.of(metric.apply(service)))
                        .width(12)
                        .build())
                .toArray(IWidget[]::new));
    }
}
