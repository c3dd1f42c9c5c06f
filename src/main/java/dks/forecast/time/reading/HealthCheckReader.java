package dks.forecast.time.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dks.proof.placement.PlacedService;
import dks.template.Resource;
import dks.template.Templates;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads who asks a service's tasks for their health. Where nothing is said, AWS's defaults count: of target groups those of
 * an Application Load Balancer (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html),
 * of containers https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html.
 */
final class HealthCheckReader {
    private static final String DRAIN = "deregistration_delay.timeout_seconds";

    private final Templates templates;
    private final Told told;

    HealthCheckReader(Templates templates, Told told) {
        this.templates = templates;
        this.told = told;
    }

    /** Every check that must be good before a task serves; empty when nobody asks. */
    List<HealthCheck> of(PlacedService service) {
        var checks = new ArrayList<HealthCheck>();
        Resource resource = service.resource();
        for (JsonNode balancer : resource.property("LoadBalancers")) {
            var group = templates.referred(resource.template(), balancer.path("TargetGroupArn"));
            if (group.isEmpty()) {
                told.not("the target group of " + service.place().name()
                        + ", which is not in the templates; AWS's defaults are taken.");
            }
            checks.add(group.map(this::ofTargets).orElse(new HealthCheck("the target group", 30, 5, 2, 0, 300)));
        }
        service.definition()
                .ifPresent(definition -> definition
                        .property("ContainerDefinitions")
                        .forEach(container -> {
                            if (container.path("Essential").asBoolean(true) && container.has("HealthCheck")) {
                                checks.add(ofContainer(definition, container.path("HealthCheck")));
                            }
                        }));
        return checks;
    }

    private HealthCheck ofTargets(Resource group) {
        JsonNode drain = MissingNode.getInstance();
        for (JsonNode attribute : group.property("TargetGroupAttributes")) {
            if (attribute.path("Key").asText().equals(DRAIN)) {
                drain = attribute.path("Value");
            }
        }
        return new HealthCheck(
                "the target group",
                number(group, group.property("HealthCheckIntervalSeconds"), 30, "HealthCheckIntervalSeconds"),
                number(group, group.property("HealthyThresholdCount"), 5, "HealthyThresholdCount"),
                number(group, group.property("UnhealthyThresholdCount"), 2, "UnhealthyThresholdCount"),
                0,
                number(group, drain, 300, DRAIN));
    }

    private HealthCheck ofContainer(Resource definition, JsonNode check) {
        return new HealthCheck(
                "the container",
                number(definition, check.path("Interval"), 30, "Interval"),
                1,
                number(definition, check.path("Retries"), 3, "Retries"),
                number(definition, check.path("StartPeriod"), 0, "StartPeriod"),
                0);
    }

    private int number(Resource resource, JsonNode value, int ofAws, String name) {
        return told.number(value, ofAws, "the " + name + " of " + resource.path());
    }
}
