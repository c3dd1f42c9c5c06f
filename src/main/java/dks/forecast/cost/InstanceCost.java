package dks.forecast.cost;

import dks.proof.placement.EcsPlacement;
import dks.proof.placement.Placement;
import dks.proof.placement.PoolReport;
import dks.proof.reading.LaunchReader;
import dks.proof.reading.NotTold;
import dks.proof.reading.WrittenNumber;
import dks.template.Resource;
import dks.template.Templates;
import java.util.List;
import java.util.Optional;

/** What EC2 instances cost: those that run while nothing happens, with what they bring along. */
final class InstanceCost {
    /** AWS's spot prices move; a third of the price on demand is about what ordinary families have cost. */
    private static final double SPOT_SHARE = 0.35;

    private final Templates templates;
    private final Bill bill;
    private final Placement placement;

    InstanceCost(Templates templates, Bill bill) {
        this.templates = templates;
        this.bill = bill;
        this.placement = EcsPlacement.prove(templates);
    }

    /** The instances of an Auto Scaling group. */
    void group(Resource group) {
        try {
            group(group, new LaunchReader(templates, group));
        } catch (NotTold e) {
            bill.notPriced("AWS::AutoScaling::AutoScalingGroup " + group.logicalId() + " (" + e.getMessage() + ")");
        }
    }

    /** An instance by itself. */
    void instance(Resource instance) {
        String type = instance.property("InstanceType").asText();
        Optional<Price> price = Prices.find(type);
        if (price.isEmpty()) {
            bill.notPriced("AWS::EC2::Instance (" + (type.isEmpty() ? "type not told" : type) + ")");
            return;
        }
        bill.month(instance, type, 1, price.get());
        new Parts(templates, instance.template(), instance.json().path("Properties"), bill)
                .all(instance.property("SubnetId"), false)
                .forEach(part -> bill.month(instance, part.what(), 1, part.reckoned(), part.dollars()));
    }

    /** A volume by itself. */
    void volume(Resource volume) {
        new Parts(templates, volume.template(), volume.json().path("Properties"), bill)
                .disk(volume.json().path("Properties"))
                .ifPresent(part -> bill.month(volume, part.what(), 1, part.reckoned(), part.dollars()));
    }

    private void group(Resource group, LaunchReader launch) throws NotTold {
        Price type = dearest(launch.typeNames());
        List<Part> parts = new Parts(templates, group.template(), launch.launched(), bill)
                .all(group.property("VPCZoneIdentifier").path(0), launch.isByConfiguration());
        int most = launch.number("MaxSize");
        int instances = idle(group, launch);
        int onDemand = onDemand(group, instances);
        if (onDemand > 0) {
            bill.month(group, type.what(), onDemand, type);
        }
        if (instances > onDemand) {
            bill.month(
                    group,
                    type.what() + " as spot, estimated",
                    instances - onDemand,
                    "35 % of " + type.reckoned(),
                    type.monthly() * SPOT_SHARE);
            bill.assume("Spot instances cost 35 % of the price on demand; AWS changes it by the hour.");
        }
        if (instances > 0) {
            parts.forEach(part -> bill.month(group, part.what(), instances, part.reckoned(), part.dollars()));
        }
        if (instances < most) {
            double month =
                    type.monthly() + parts.stream().mapToDouble(Part::dollars).sum();
            bill.hour(
                    group, "one more " + type.what(), 1, "with disk, address and metrics", month / Price.HOURS_A_MONTH);
        }
    }

    private int idle(Resource group, LaunchReader launch) throws NotTold {
        Optional<PoolReport> report = placement.of(group);
        if (report.isPresent() && report.get().idle().isPresent()) {
            int idle = report.get().idle().getAsInt();
            int usual = report.get().usual().orElse(idle);
            bill.assume("%s runs %d %s at idle; its usual tasks need %d%s."
                    .formatted(
                            report.get().pool().place().path(),
                            idle,
                            idle == 1 ? "instance" : "instances",
                            usual,
                            idle > usual
                                    ? ", and the rest is its minimum, or what its capacity provider keeps free"
                                    : ""));
            return idle;
        }
        String written = group.property("DesiredCapacity").isMissingNode() ? "MinSize" : "DesiredCapacity";
        int idle = launch.number(written);
        bill.assume("%s/%s runs the %d of its %s at idle, because no ECS service is known to need another number."
                .formatted(group.template().stackName(), group.logicalId(), idle, written));
        return idle;
    }

    private static Price dearest(List<String> types) throws NotTold {
        Price dearest = null;
        for (String type : types) {
            Price price = Prices.find(type).orElseThrow(() -> new NotTold(type + " is not in the price table."));
            dearest = dearest == null || price.monthly() > dearest.monthly() ? price : dearest;
        }
        return dearest;
    }

    /** How many of so many instances are no spot instances; by default all. */
    private static int onDemand(Resource group, int instances) throws NotTold {
        var distribution = group.property("MixedInstancesPolicy").path("InstancesDistribution");
        int base = Math.min(
                instances,
                WrittenNumber.whole(distribution.path("OnDemandBaseCapacity"), 0, "the group's OnDemandBaseCapacity"));
        int percent = WrittenNumber.whole(
                distribution.path("OnDemandPercentageAboveBaseCapacity"),
                100,
                "the group's OnDemandPercentageAboveBaseCapacity");
        return base + ((instances - base) * percent + 99) / 100;
    }
}
