package dks.forecast.cost;

import com.fasterxml.jackson.databind.JsonNode;
import dks.template.Resource;

/**
 * What it costs to watch: alarms, dashboards, metrics. CloudWatch gives every account ten alarms and three dashboards for
 * good, which are counted here as if the account had no others.
 */
final class WatchingCost {
    private static final int FREE_ALARMS = 10;
    private static final int FREE_DASHBOARDS = 3;

    /** AWS makes an alarm for the way up and one for the way down. */
    private static final int ALARMS_OF_TARGET_TRACKING = 2;

    private final Bill bill;
    private int alarms;
    private int dashboards;

    WatchingCost(Bill bill) {
        this.bill = bill;
    }

    /** An alarm of the template itself. */
    void alarm(Resource resource) {
        addAlarm(resource);
    }

    /** The alarms that a scaling policy makes. */
    void scalingPolicy(Resource resource) {
        if (resource.property("PolicyType").asText().equals("TargetTrackingScaling")) {
            addAlarms(resource);
        }
    }

    /** The alarms by which ECS scales a capacity provider's instances. */
    void capacityProvider(Resource resource) {
        JsonNode scaling = resource.property("AutoScalingGroupProvider").path("ManagedScaling");
        if (scaling.path("Status").asText().equals("ENABLED")) {
            addAlarms(resource);
        }
    }

    void dashboard(Resource resource) {
        dashboards++;
        add(resource, "dashboard", dashboards <= FREE_DASHBOARDS, "AWS::CloudWatch::Dashboard");
    }

    /** A cluster costs nothing, but its metrics may. */
    void cluster(Resource resource) {
        for (JsonNode setting : resource.property("ClusterSettings")) {
            if (setting.path("Name").asText().equals("containerInsights")
                    && !setting.path("Value").asText().equals("disabled")) {
                bill.byUse(
                        "Container Insights",
                        "about $0.30 a month for each metric of a cluster, service, task or container, and its logs");
            }
        }
    }

    private void addAlarms(Resource resource) {
        for (int i = 0; i < ALARMS_OF_TARGET_TRACKING; i++) {
            addAlarm(resource);
        }
    }

    private void addAlarm(Resource resource) {
        alarms++;
        add(resource, "alarm", alarms <= FREE_ALARMS, "AWS::CloudWatch::Alarm");
    }

    private void add(Resource resource, String what, boolean free, String price) {
        if (free) {
            bill.month(resource, what, 1, "free", 0);
            bill.assume(
                    "An account's first %d alarms and %d dashboards are free for good; no others are in the account."
                            .formatted(FREE_ALARMS, FREE_DASHBOARDS));
        } else {
            bill.month(resource, what, 1, Prices.of(price));
        }
    }
}
