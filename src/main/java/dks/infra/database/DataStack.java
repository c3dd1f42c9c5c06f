package dks.infra.database;

import dks.infra.StageConfig;
import dks.infra.network.NetworkStack;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** The stage's data. */
public final class DataStack extends Stack {
    private final Database database;

    public DataStack(Construct scope, String id, StageConfig stage, NetworkStack network) {
        super(
                scope,
                id,
                StackProps.builder()
                        .description("DKS " + stage.name() + ": Aurora PostgreSQL and its credentials")
                        .terminationProtection(stage.retention().protectedData())
                        .build());
        database = new Database(
                this, "Database", new Database.Props(network.network(), stage.database(), stage.retention()));
        if (!stage.database().pauses()) {
            stage.officeHours()
                    .ifPresent(hours ->
                            new DatabaseHours(this, "Hours", new DatabaseHours.Props(database.cluster(), hours)));
        }
    }

    /** The database. */
    public Database database() {
        return database;
    }
}
