package dks.infra.iam;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ecr.IRepository;
import software.amazon.awscdk.services.iam.IInstanceProfile;
import software.amazon.awscdk.services.iam.InstanceProfile;
import software.amazon.awscdk.services.iam.InstanceProfileAttributes;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/**
 * The role and instance profile that let an EC2 instance join one ECS cluster, pull the images of two repositories, and
 * be reached by Session Manager. Containers do not get it: they have task roles, and the instance metadata service is
 * out of their reach.
 *
 * <p>In place of the managed policies AmazonEC2ContainerServiceforEC2Role and AmazonSSMManagedInstanceCore, which also
 * allow every cluster, every repository and every SSM parameter.
 */
public final class InstanceRole extends Construct {
    private final Role role;
    private final InstanceProfile profile;

    /**
     * @param clusterName the only cluster that the instances may join
     * @param repositories the only repositories they may pull from
     */
    public record Props(String clusterName, List<IRepository> repositories) {}

    public InstanceRole(Construct scope, String id, Props props) {
        super(scope, id);
        role = Role.Builder.create(this, "Role")
                .assumedBy(new ServicePrincipal("ec2.amazonaws.com"))
                .description("ECS instances of cluster " + props.clusterName())
                .build();
        joinCluster(props.clusterName());
        props.repositories().forEach(repository -> repository.grantPull(role));
        allowSessionManager();
        profile = InstanceProfile.Builder.create(this, "Profile").role(role).build();
    }

    /**
     * The instance profile, for another stack's launch template. Its role takes no more statements: a construct that
     * tried to add some would otherwise make this stack depend on its own consumers.
     */
    public IInstanceProfile profileFor(Construct scope) {
        return InstanceProfile.fromInstanceProfileAttributes(
                scope,
                "InstanceProfile",
                InstanceProfileAttributes.builder()
                        .instanceProfileArn(profile.getInstanceProfileArn())
                        .role(role.withoutPolicyUpdates())
                        .build());
    }

    private void joinCluster(String clusterName) {
        String cluster = arn("cluster", clusterName);
        allow(
                "RegisterWithCluster",
                List.of(cluster),
                List.of("ecs:DeregisterContainerInstance", "ecs:RegisterContainerInstance", "ecs:Submit*"));
        role.addToPolicy(PolicyStatement.Builder.create()
                .sid("TalkToCluster")
                .actions(List.of("ecs:Poll", "ecs:StartTelemetrySession", "ecs:UpdateContainerInstancesState"))
                .resources(List.of("*")) // the condition narrows it: the instance has no id before it registers
                .conditions(Map.of("ArnEquals", Map.of("ecs:cluster", cluster)))
                .build());
        // AWS defines no resource for it: the agent asks which endpoint to talk to before it has joined.
        allow("FindEndpoint", List.of("*"), List.of("ecs:DiscoverPollEndpoint"));
    }

    private void allowSessionManager() {
        // The channels are the instance's own; AWS defines no resource for them.
        allow(
                "SessionManager",
                List.of("*"),
                List.of(
                        "ssm:UpdateInstanceInformation",
                        "ssmmessages:CreateControlChannel",
                        "ssmmessages:CreateDataChannel",
                        "ssmmessages:OpenControlChannel",
                        "ssmmessages:OpenDataChannel"));
    }

    private void allow(String sid, List<String> resources, List<String> actions) {
        role.addToPolicy(PolicyStatement.Builder.create()
                .sid(sid)
                .actions(actions)
                .resources(resources)
                .build());
    }

    private String arn(String resource, String name) {
        return Stack.of(this)
                .formatArn(ArnComponents.builder()
                        .service("ecs")
                        .resource(resource)
                        .resourceName(name)
                        .arnFormat(ArnFormat.SLASH_RESOURCE_NAME)
                        .build());
    }
}
