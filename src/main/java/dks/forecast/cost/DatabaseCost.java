package dks.forecast.cost;

import com.fasterxml.jackson.databind.JsonNode;
import dks.proof.reading.NotTold;
import dks.proof.reading.WrittenNumber;
import dks.template.Resource;
import dks.template.Templates;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What databases of RDS cost: Aurora Serverless v2, and the small single instances of which the table has a price. */
final class DatabaseCost {
    /** Awake, a Serverless v2 instance has no fewer: Aurora's documentation, "Aurora Serverless v2 capacity". */
    private static final double LEAST_AWAKE = 0.5;

    private static final int BUSY_SHARE = 4;
    private static final String SERVERLESS = "db.serverless";
    private static final Set<String> PRICED_ENGINES = Set.of("postgres", "mysql", "mariadb");

    private final Templates templates;
    private final Bill bill;

    DatabaseCost(Templates templates, Bill bill) {
        this.templates = templates;
        this.bill = bill;
    }

    /** An Aurora cluster's storage; its instances are priced by themselves. */
    void cluster(Resource cluster) {
        if (!cluster.property("Engine").asText().startsWith("aurora")
                || cluster.property("StorageType").asText().equals("aurora-iopt1")) {
            String kind = cluster.property("Engine").asText() + " "
                    + cluster.property("StorageType").asText();
            bill.notPriced("AWS::RDS::DBCluster (" + kind.strip() + ")");
            return;
        }
        Price storage = Prices.of("aurora.storage");
        bill.month(cluster, "Aurora storage", 1, "1 GB at " + storage.reckoned(), storage.monthly());
        bill.assume("A database holds 1 GB; Aurora charges for what is stored, not for what is set aside.");
        if (!cluster.property("EnableCloudwatchLogsExports").isEmpty()) {
            bill.byUse("the database's exported log", "as other logs; errors alone, by PostgreSQL's own settings");
        }
    }

    void instance(Resource instance) {
        watching(instance);
        if (instance.property("DBInstanceClass").asText().equals(SERVERLESS)) {
            Optional<Resource> cluster = cluster(instance, instance.property("DBClusterIdentifier"));
            cluster.ifPresentOrElse(
                    found -> serverless(instance, found.property("ServerlessV2ScalingConfiguration")),
                    () -> bill.notPriced("AWS::RDS::DBInstance (its cluster is not in the templates)"));
        } else {
            fixed(instance);
        }
    }

    private void watching(Resource instance) {
        if (instance.property("MonitoringInterval").asInt() > 0) {
            bill.byUse("Enhanced Monitoring", "its logs, about 0.1 GB a month for an instance at 60 s");
        }
        if (instance.property("EnablePerformanceInsights").asBoolean()) {
            bill.byUse(
                    "Performance Insights",
                    "nothing for seven days of history; like exported logs and Enhanced Monitoring, it can hold a"
                            + " Serverless v2 instance above its least capacity");
        }
    }

    private Optional<Resource> cluster(Resource instance, JsonNode identifier) {
        return templates.referred(instance.template(), identifier);
    }

    private void serverless(Resource instance, JsonNode scaling) {
        try {
            serverless(
                    instance,
                    WrittenNumber.decimal(scaling.path("MinCapacity"), LEAST_AWAKE, "its MinCapacity"),
                    WrittenNumber.decimal(scaling.path("MaxCapacity"), 0, "its MaxCapacity"));
        } catch (NotTold e) {
            bill.notPriced("AWS::RDS::DBInstance " + instance.logicalId() + " (" + e.getMessage() + ")");
        }
    }

    private void serverless(Resource instance, double least, double most) {
        Price unit = Prices.of("aurora.capacity");
        double busy = Math.max(Math.max(least, LEAST_AWAKE), most / BUSY_SHARE);
        bill.month(
                instance,
                "Aurora instance",
                1,
                least == 0 ? "paused" : "%s ACU × %s".formatted(number(least), unit.reckoned()),
                least * unit.monthly());
        bill.hour(
                instance,
                "Aurora instance, awake",
                1,
                "%s ACU more at $%s"
                        .formatted(number(busy - least), unit.dollars().toPlainString()),
                (busy - least) * unit.hourly());
    }

    private void fixed(Resource instance) {
        String type = instance.property("DBInstanceClass").asText();
        String engine = instance.property("Engine").asText().toLowerCase(Locale.ROOT);
        Optional<Price> price = PRICED_ENGINES.contains(engine) ? Prices.find(type) : Optional.empty();
        if (price.isEmpty()) {
            bill.notPriced("AWS::RDS::DBInstance (" + (engine + " " + type).strip() + ")");
            return;
        }
        int copies = instance.property("MultiAZ").asBoolean(false) ? 2 : 1;
        bill.month(instance, type, copies, price.get());
        try {
            int size = WrittenNumber.whole(instance.property("AllocatedStorage"), 0, "its AllocatedStorage");
            Price storage = Prices.of("rds.storage");
            bill.month(
                    instance, "RDS storage", copies, size + " GB at " + storage.reckoned(), size * storage.monthly());
        } catch (NotTold e) {
            bill.notPriced("the storage of AWS::RDS::DBInstance " + instance.logicalId() + " (" + e.getMessage() + ")");
        }
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
