package dks.infra.iam;

import dks.infra.registry.RegistryStack;
import dks.infra.stage.StageConfig;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** The permissions of the EC2 instances, in a stack of their own so that a change to them is reviewed by itself. */
public final class IamStack extends Stack {
    private final InstanceRole instanceRole;

    public IamStack(Construct scope, String id, StageConfig stage, RegistryStack registry) {
        super(
                scope,
                id,
                StackProps.builder()
                        .description("DKS " + stage.name() + ": role and profile of the ECS instances")
                        .build());
        instanceRole = new InstanceRole(
                this, "Instance", new InstanceRole.Props(stage.clusterName(), List.of(registry.ui(), registry.api())));
    }

    /** What the instances may do. */
    public InstanceRole instanceRole() {
        return instanceRole;
    }
}
