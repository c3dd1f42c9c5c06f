package dks.infra.network;

import dks.infra.stage.StageConfig;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** The stage's network. It changes rarely: most changes to a subnet replace it. */
public final class NetworkStack extends Stack {
    private final List<String> zones;
    private final Network network;

    public NetworkStack(Construct scope, String id, StageConfig stage) {
        super(
                scope,
                id,
                StackProps.builder()
                        .description("DKS " + stage.name() + ": VPC, subnets and endpoints")
                        .terminationProtection(stage.retention().protectedData())
                        .build());
        zones = stage.target().region().zones().subList(0, stage.network().zones());
        network = new Network(
                this,
                "Network",
                new Network.Props(
                        stage.network(),
                        zones,
                        stage.operations().insights(),
                        stage.retention().logs(),
                        stage.retention().protectedData()));
    }

    /** The network that the other stacks are placed into. */
    public Network network() {
        return network;
    }

    /** Pinned: with an explicit Region, Vpc would otherwise ask AWS for the zones at synthesis. */
    @Override
    public List<String> getAvailabilityZones() {
        return zones;
    }
}
