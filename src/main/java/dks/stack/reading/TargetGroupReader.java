package dks.stack.reading;

import dks.stack.model.Container;
import dks.stack.model.LoadBalancer.Probe;
import dks.stack.model.LoadBalancer.TargetGroup;
import dks.stack.model.Origin;
import dks.stack.model.Service;
import dks.stack.model.StackFailure;
import dks.template.Resource;
import java.util.ArrayList;
import java.util.List;

/** Reads the target groups that a service's tasks are put into; what is absent is as the load balancer has it. */
final class TargetGroupReader {
    private static final int DRAIN_SECONDS = 300;
    private static final String TRAFFIC_PORT = "traffic-port";

    private final Reading reading;

    TargetGroupReader(Reading reading) {
        this.reading = reading;
    }

    List<TargetGroup> read(Resource resource, Service service) throws StackFailure {
        var groups = new ArrayList<TargetGroup>();
        for (Fields use : reading.of(resource).objects("LoadBalancers")) {
            String name = use.required("ContainerName");
            int port = use.number("ContainerPort", 0);
            Container container = service.containers().stream()
                    .filter(candidate -> candidate.name().equals(ServiceReader.localName(name)))
                    .findFirst()
                    .orElseThrow(
                            () -> use.wrong("ContainerName", "is '" + name + "', which is no container of the task"));
            if (!container.ports().contains(port)) {
                throw use.wrong(
                        "ContainerPort",
                        "is " + port + ", and the container's port mappings have " + container.ports());
            }
            Resource group = use.referred("TargetGroupArn")
                    .orElseThrow(() -> use.wrong("TargetGroupArn", "refers to none of these templates"));
            groups.add(group(reading.of(group), container.name(), port, service.count()));
        }
        return groups;
    }

    private static TargetGroup group(Fields group, String container, int port, int count) throws StackFailure {
        if (!group.text("Protocol").orElse("HTTP").equals("HTTP")) {
            throw group.wrong("Protocol", "is not HTTP, and containers have no certificates here");
        }
        String checked = group.text("HealthCheckPort").orElse(TRAFFIC_PORT);
        if (!checked.equals(TRAFFIC_PORT)) {
            throw group.wrong("HealthCheckPort", "is " + checked + ", and checks go to the targets' own port here");
        }
        var probe = new Probe(
                group.text("HealthCheckPath").orElse("/"),
                group.object("Matcher").text("HttpCode").orElse("200"),
                group.number("HealthCheckIntervalSeconds", 30),
                group.number("HealthCheckTimeoutSeconds", 5),
                group.number("HealthyThresholdCount", 5),
                group.number("UnhealthyThresholdCount", 2));
        if (probe.timeout() >= probe.interval()) {
            throw group.wrong(
                    "HealthCheckTimeoutSeconds",
                    "is " + probe.timeout() + ", and must be less than HealthCheckIntervalSeconds, "
                            + probe.interval());
        }
        return new TargetGroup(
                Origin.of(group.resource()),
                container,
                port,
                count,
                group.attributes("TargetGroupAttributes").number("deregistration_delay.timeout_seconds", DRAIN_SECONDS),
                probe);
    }
}
