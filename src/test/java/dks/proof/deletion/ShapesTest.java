package dks.proof.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dks.proof.finding.Finding;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Stacks whose deletion would stop or hang and are refused with the way out, and sound ones beside them that pass. */
class ShapesTest {
    private static final String OTHER_OUTPUT =
            "{'Fn::GetStackOutput': {StackName: 'Other', OutputName: 'Id', Region: 'us-east-1'}}";
    private static final String LOAD_BALANCER = "AWS::ElasticLoadBalancingV2::LoadBalancer";

    @ParameterizedTest(name = "{0}")
    @MethodSource("hanging")
    void refuses_what_hangs(String shape, Stacks stacks, DeletionRule rule, String sentence, String fix) {
        assertThat(stacks.findings()).as(shape).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.sentence()).contains(sentence);
            assertThat(finding.fix()).contains(fix);
        });
        assertThat(stacks.findings())
                .as("nothing else")
                .extracting(Finding::rule)
                .containsOnly(rule);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sound")
    void lets_pass_what_goes(String shape, Stacks stacks) {
        assertThat(stacks.findings()).as(shape).isEmpty();
    }

    static Stream<Arguments> hanging() {
        return Stream.of(
                arguments(
                        "instances protected from scale-in by ECS (aws-cdk#18179)",
                        Stacks.cluster()
                                .with(
                                        "Provider",
                                        "AWS::ECS::CapacityProvider",
                                        "{AutoScalingGroupProvider: {AutoScalingGroupArn: {Ref: 'Group'},"
                                                + " ManagedTerminationProtection: 'ENABLED'}}"),
                        DeletionRule.NO_SCALE_IN_PROTECTION,
                        "App/Provider protects instances from scale-in",
                        "Set ManagedTerminationProtection to DISABLED"),
                arguments(
                        "instances protected from scale-in by their group (aws-cdk#14732)",
                        Stacks.app()
                                .with(
                                        "Group",
                                        "AWS::AutoScaling::AutoScalingGroup",
                                        "{NewInstancesProtectedFromScaleIn: true}"),
                        DeletionRule.NO_SCALE_IN_PROTECTION,
                        "App/Group protects instances from scale-in",
                        "Set NewInstancesProtectedFromScaleIn to false"),
                arguments(
                        "service and association in one stack without an order (aws-cdk#19275)",
                        Stacks.cluster().dependsOn("Service", "Provider"),
                        DeletionRule.SERVICES_BEFORE_CAPACITY,
                        "App/Service may be deleted after App/Association",
                        "Add DependsOn Association to Service."),
                arguments(
                        "service that counts on the cluster's default strategy",
                        Stacks.cluster()
                                .with("Service", "AWS::ECS::Service", "{Cluster: {Ref: 'Cluster'}}")
                                .dependsOn("Service", "Provider"),
                        DeletionRule.SERVICES_BEFORE_CAPACITY,
                        "App/Service may be deleted after App/Association",
                        "Add DependsOn Association to Service."),
                arguments(
                        "service that names its provider by text",
                        Stacks.app()
                                .with(
                                        "Provider",
                                        "AWS::ECS::CapacityProvider",
                                        "{Name: 'hosts', AutoScalingGroupProvider: {}}")
                                .with(
                                        "Service",
                                        "AWS::ECS::Service",
                                        "{Cluster: 'c', CapacityProviderStrategy: [{CapacityProvider: 'hosts'}]}"),
                        DeletionRule.SERVICES_BEFORE_CAPACITY,
                        "App/Service may be deleted after App/Provider",
                        "Add DependsOn Provider to Service."),
                arguments(
                        "services in a stack that nothing puts before the platform's",
                        Stacks.cluster()
                                .with("Service", "AWS::ECS::TaskDefinition", "{}")
                                .stack("Services")
                                .with(
                                        "Service",
                                        "AWS::ECS::Service",
                                        "{Cluster: 'c', CapacityProviderStrategy: [{CapacityProvider: 'hosts'}]}")
                                .stack("App")
                                .with(
                                        "Provider",
                                        "AWS::ECS::CapacityProvider",
                                        "{Name: 'hosts', AutoScalingGroupProvider: {}}"),
                        DeletionRule.SERVICES_BEFORE_CAPACITY,
                        "Services/Service may be deleted after App/Provider",
                        "Make stack Services depend on stack App."),
                arguments(
                        "association that names its provider by text",
                        Stacks.cluster()
                                .with(
                                        "Provider",
                                        "AWS::ECS::CapacityProvider",
                                        "{Name: 'hosts', AutoScalingGroupProvider: {AutoScalingGroupArn: {Ref: 'Group'}}}")
                                .with(
                                        "Association",
                                        "AWS::ECS::ClusterCapacityProviderAssociations",
                                        "{Cluster: {Ref: 'Cluster'}, CapacityProviders: ['hosts']}"),
                        DeletionRule.ASSOCIATION_BEFORE_PROVIDER,
                        "App/Association may be deleted after App/Provider",
                        "Add DependsOn Provider to Association."),
                arguments(
                        "cluster that may go while its instances are there (aws-cdk#18179)",
                        Stacks.cluster()
                                .with(
                                        "Launch",
                                        "AWS::EC2::LaunchTemplate",
                                        "{LaunchTemplateData: {UserData: 'ECS_CLUSTER=by-name'}}"),
                        DeletionRule.INSTANCES_BEFORE_CLUSTER,
                        "App/Group may be deleted after App/Cluster",
                        "Add DependsOn Cluster to Group."),
                arguments(
                        "instances that lose their permissions while the service drains",
                        Stacks.cluster().with("HostPolicy", "AWS::IAM::Policy", "{Roles: [{Ref: 'Role'}]}"),
                        DeletionRule.SERVICES_BEFORE_HOST_PERMISSIONS,
                        "App/Service may be deleted after App/HostPolicy",
                        "Add DependsOn HostPolicy to Service."),
                arguments(
                        "namespace that goes under a service",
                        Stacks.app()
                                .with("Namespace", "AWS::ServiceDiscovery::HttpNamespace", "{Name: 'shop'}")
                                .with(
                                        "Service",
                                        "AWS::ECS::Service",
                                        "{LaunchType: 'EC2', ServiceConnectConfiguration:"
                                                + " {Enabled: true, Namespace: 'shop'}}"),
                        DeletionRule.SERVICES_BEFORE_NAMESPACE,
                        "App/Service may be deleted after App/Namespace",
                        "Add DependsOn Namespace to Service."),
                arguments(
                        "producer that nothing keeps under its consumer (weak references)",
                        Stacks.app()
                                .with("Rule", "AWS::EC2::SecurityGroupIngress", "{GroupId: " + OTHER_OUTPUT + "}")
                                .stack("Other")
                                .with("Group", "AWS::EC2::SecurityGroup", "{}")
                                .output("Id", "{Ref: 'Group'}"),
                        DeletionRule.STACK_ORDER,
                        "App/Rule uses an output of stack Other, but stack App does not depend on it",
                        "Make stack App depend on stack Other."),
                arguments(
                        "producer that depends on its consumer",
                        Stacks.app()
                                .with("Rule", "AWS::EC2::SecurityGroupIngress", "{GroupId: " + OTHER_OUTPUT + "}")
                                .stack("Other")
                                .with("Group", "AWS::EC2::SecurityGroup", "{}")
                                .output("Id", "{Ref: 'Group'}")
                                .after("App"),
                        DeletionRule.STACK_ORDER,
                        "Other may be deleted first",
                        "Make stack App depend on stack Other."),
                arguments(
                        "export that is imported without an order",
                        Stacks.app()
                                .with(
                                        "Rule",
                                        "AWS::EC2::SecurityGroupIngress",
                                        "{GroupId: {'Fn::ImportValue': 'GroupId'}}")
                                .stack("Other")
                                .with("Group", "AWS::EC2::SecurityGroup", "{}")
                                .export("GroupId", "{Ref: 'Group'}"),
                        DeletionRule.STACK_ORDER,
                        "App/Rule uses an output of stack Other",
                        "Make stack App depend on stack Other."),
                arguments(
                        "NAT gateway beside the attachment",
                        Stacks.vpc().with("Nat", "AWS::EC2::NatGateway", "{SubnetId: {Ref: 'Subnet'}}"),
                        DeletionRule.ADDRESSES_BEFORE_GATEWAY,
                        "App/Nat may be deleted after App/Attachment",
                        "Add DependsOn Attachment to Nat."),
                arguments(
                        "load balancer that faces the internet beside the attachment",
                        Stacks.vpc()
                                .with(
                                        "Balancer",
                                        LOAD_BALANCER,
                                        "{Scheme: 'internet-facing', Subnets: [{Ref: 'Subnet'}]}"),
                        DeletionRule.ADDRESSES_BEFORE_GATEWAY,
                        "App/Balancer may be deleted after App/Attachment",
                        "Add DependsOn Attachment to Balancer."),
                arguments(
                        "instances with public addresses beside the attachment (aws-cdk#14732)",
                        Stacks.vpc()
                                .with(
                                        "Launch",
                                        "AWS::EC2::LaunchTemplate",
                                        "{LaunchTemplateData: {NetworkInterfaces: [{AssociatePublicIpAddress: true}]}}")
                                .with(
                                        "Group",
                                        "AWS::AutoScaling::AutoScalingGroup",
                                        "{LaunchTemplate: {LaunchTemplateId: {Ref: 'Launch'}},"
                                                + " VPCZoneIdentifier: [{Ref: 'Subnet'}]}"),
                        DeletionRule.ADDRESSES_BEFORE_GATEWAY,
                        "App/Group may be deleted after App/Attachment",
                        "Add DependsOn Attachment to Group."),
                arguments(
                        "custom resource whose function loses its permissions first",
                        Stacks.handler(),
                        DeletionRule.CUSTOM_RESOURCES_BEFORE_PERMISSIONS,
                        "App/Custom may be deleted after App/Policy",
                        "Add DependsOn Policy to Custom."),
                arguments(
                        "repository that is not emptied",
                        Stacks.app().with("Images", "AWS::ECR::Repository", "{}"),
                        DeletionRule.REPOSITORY_EMPTIED,
                        "App/Images is deleted with images in it",
                        "Set EmptyOnDelete to true"),
                arguments(
                        "bucket that is not emptied",
                        Stacks.app().with("Logs", "AWS::S3::Bucket", "{}"),
                        DeletionRule.BUCKET_EMPTIED,
                        "App/Logs is deleted with objects in it",
                        "Empty it by a custom resource"),
                arguments(
                        "database that refuses to go in a stack that does not",
                        Stacks.app().with("Data", "AWS::RDS::DBCluster", "{DeletionProtection: true}"),
                        DeletionRule.NO_DELETION_PROTECTION,
                        "App/Data refuses to be deleted, but its stack does not",
                        "Protect stack App from termination"),
                arguments(
                        "load balancer that refuses to go in a stack that does not",
                        Stacks.app()
                                .with(
                                        "Balancer",
                                        LOAD_BALANCER,
                                        "{LoadBalancerAttributes: [{Key: 'deletion_protection.enabled', Value: 'true'}]}"),
                        DeletionRule.NO_DELETION_PROTECTION,
                        "App/Balancer refuses to be deleted",
                        "or switch the resource's deletion protection off"),
                arguments(
                        "user pool that refuses to go in a stack that does not",
                        Stacks.app().with("Pool", "AWS::Cognito::UserPool", "{DeletionProtection: 'ACTIVE'}"),
                        DeletionRule.NO_DELETION_PROTECTION,
                        "App/Pool refuses to be deleted",
                        "Protect stack App from termination"),
                arguments(
                        "kept security group that holds its VPC",
                        Stacks.vpc()
                                .with("Group", "AWS::EC2::SecurityGroup", "{VpcId: {Ref: 'Vpc'}}")
                                .kept("Group"),
                        DeletionRule.NOTHING_HELD_BY_WHAT_STAYS,
                        "App/Group stays and uses App/Vpc, which is deleted",
                        "Set DeletionPolicy of Vpc to Retain"),
                arguments(
                        "kept database that holds a group of another stack",
                        Stacks.app()
                                .with("Data", "AWS::RDS::DBCluster", "{VpcSecurityGroupIds: [" + OTHER_OUTPUT + "]}")
                                .kept("Data")
                                .after("Other")
                                .stack("Other")
                                .with("Group", "AWS::EC2::SecurityGroup", "{}")
                                .output("Id", "{Ref: 'Group'}"),
                        DeletionRule.NOTHING_HELD_BY_WHAT_STAYS,
                        "App/Data stays and uses Other/Group, which is deleted",
                        "protect stack Other from termination"),
                arguments(
                        "kept repository whose name the next deployment wants",
                        Stacks.app()
                                .with("Images", "AWS::ECR::Repository", "{RepositoryName: 'shop'}")
                                .kept("Images"),
                        DeletionRule.NAME_FREE_AGAIN,
                        "App/Images stays under the name shop",
                        "Leave the name to CloudFormation"));
    }

    static Stream<Arguments> sound() {
        return Stream.of(
                arguments("service after its association, in one stack", Stacks.cluster()),
                arguments(
                        "instances' permissions that outlast the service by way of the group",
                        Stacks.cluster()
                                .with("HostPolicy", "AWS::IAM::Policy", "{Roles: [{Ref: 'Role'}]}")
                                .dependsOn("Group", "HostPolicy")),
                arguments(
                        "service that asks for a launch type",
                        Stacks.cluster()
                                .with(
                                        "Service",
                                        "AWS::ECS::Service",
                                        "{Cluster: {Ref: 'Cluster'}, LaunchType: 'EC2'}")),
                arguments(
                        "service in a stack that depends on the platform by way of another",
                        Stacks.cluster()
                                .output("Id", "{Ref: 'Cluster'}")
                                .stack("Edge")
                                .after("App")
                                .stack("Services")
                                .after("Edge")
                                .with(
                                        "Service",
                                        "AWS::ECS::Service",
                                        "{Cluster: " + OTHER_OUTPUT.replace("Other", "App") + "}")),
                arguments(
                        "service that its cluster's namespace outlasts",
                        Stacks.app()
                                .with("Namespace", "AWS::ServiceDiscovery::HttpNamespace", "{Name: 'shop'}")
                                .with(
                                        "Cluster",
                                        "AWS::ECS::Cluster",
                                        "{ServiceConnectDefaults: {Namespace: {'Fn::GetAtt': ['Namespace', 'Arn']}}}")
                                .with(
                                        "Service",
                                        "AWS::ECS::Service",
                                        "{Cluster: {Ref: 'Cluster'}, ServiceConnectConfiguration: {Enabled: true}}")),
                arguments(
                        "output of a stack that is not among them",
                        Stacks.app().with("Rule", "AWS::EC2::SecurityGroupIngress", "{GroupId: " + OTHER_OUTPUT + "}")),
                arguments(
                        "NAT gateway that a route puts before the attachment",
                        Stacks.vpc()
                                .with("Route", "AWS::EC2::Route", "{GatewayId: {Ref: 'Gateway'}}")
                                .dependsOn("Route", "Attachment")
                                .with("Nat", "AWS::EC2::NatGateway", "{SubnetId: {Ref: 'Subnet'}}")
                                .dependsOn("Nat", "Route")),
                arguments(
                        "internal load balancer and private NAT gateway",
                        Stacks.vpc()
                                .with("Balancer", LOAD_BALANCER, "{Scheme: 'internal', Subnets: [{Ref: 'Subnet'}]}")
                                .with(
                                        "Nat",
                                        "AWS::EC2::NatGateway",
                                        "{ConnectivityType: 'private', SubnetId: {Ref: 'Subnet'}}")),
                arguments(
                        "custom resource that goes before its function's permissions",
                        Stacks.handler().dependsOn("Custom", "Policy")),
                arguments(
                        "repository that is deleted with its images",
                        Stacks.app().with("Images", "AWS::ECR::Repository", "{EmptyOnDelete: true}")),
                arguments(
                        "bucket that a custom resource empties",
                        Stacks.app()
                                .with("Logs", "AWS::S3::Bucket", "{}")
                                .with("Empty", "Custom::S3AutoDeleteObjects", "{BucketName: {Ref: 'Logs'}}")),
                arguments(
                        "bucket and repository that stay",
                        Stacks.app()
                                .with("Logs", "AWS::S3::Bucket", "{}")
                                .kept("Logs")
                                .with("Images", "AWS::ECR::Repository", "{}")
                                .kept("Images")),
                arguments(
                        "stack that refuses to be deleted as a whole",
                        Stacks.app()
                                .terminationProtected()
                                .with("Data", "AWS::RDS::DBCluster", "{DeletionProtection: true}")
                                .with("Images", "AWS::ECR::Repository", "{RepositoryName: 'shop'}")
                                .kept("Images")),
                arguments(
                        "kept security group in a VPC that stays, too",
                        Stacks.vpc()
                                .kept("Vpc")
                                .with("Group", "AWS::EC2::SecurityGroup", "{VpcId: {Ref: 'Vpc'}}")
                                .kept("Group")));
    }
}
