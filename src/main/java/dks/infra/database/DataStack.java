package dks.infra.database;

import dks.infra.network.NetworkStack;
import dks.infra.stage.StageConfig;
import dks.infra.watch.Symptom;
import dks.infra.watch.Watch;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** The stage's data. */
public final class DataStack extends Stack {
    /** Percent of the cluster's largest capacity; what is above is used up by a slow query or two. */
    private static final int ALMOST_FULL = 90;

    private final Database database;

    public DataStack(Construct scope, String id, StageConfig stage, NetworkStack network, Watch watch) {
        super(
                scope,
                id,
                StackProps.builder()
                        .description("DKS " + stage.name() + ": Aurora PostgreSQL and its credentials")
                        .terminationProtection(stage.retention().protectedData())
                        .build());
        database = new Database(
                this,
                "Database",
                new Database.Props(
                        network.network(),
                        stage.database(),
                        stage.retention(),
                        stage.operations().insights()));
        if (!stage.database().pauses()) {
            stage.officeHours()
                    .ifPresent(hours ->
                            new DatabaseHours(this, "Hours", new DatabaseHours.Props(database.cluster(), hours)));
        }
        watch.alarm(
                this,
                "Full",
                new Symptom("Database works at its limit", database.metrics().capacityUsed(), ALMOST_FULL, 10, 15));
    }

    /** The database. */
    public Database database() {
        return database;
    }
}
