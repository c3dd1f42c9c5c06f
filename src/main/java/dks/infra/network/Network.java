package dks.infra.network;

import dks.infra.stage.Region;
import dks.infra.stage.StageConfig.NetworkSize;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.CfnSubnet;
import software.amazon.awscdk.services.ec2.FlowLogDestination;
import software.amazon.awscdk.services.ec2.FlowLogOptions;
import software.amazon.awscdk.services.ec2.FlowLogTrafficType;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.ISubnet;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/**
 * A VPC with public and isolated subnets, and, when tasks have network interfaces of their own, private subnets behind a
 * NAT gateway per zone. Offers the subnets by what is put into them. ECR's layers come over the S3 gateway endpoint,
 * which costs nothing.
 */
public final class Network extends Construct {
    private final Vpc vpc;
    private final boolean taskInterfaces;

    /**
     * @param zones Availability Zones by id or by name, as many as {@code size} says
     * @param flowLogs whether accepted and rejected connections are logged, kept as long as other logs
     * @param lasting whether the stage is there to stay
     */
    public record Props(
            NetworkSize size, List<String> zones, boolean flowLogs, RetentionDays logRetention, boolean lasting) {}

    public Network(Construct scope, String id, Props props) {
        super(scope, id);
        taskInterfaces = props.size().taskInterfaces();
        vpc = Vpc.Builder.create(this, "Vpc")
                .ipAddresses(IpAddresses.cidr("10.0.0.0/16"))
                .availabilityZones(props.zones())
                .natGateways(taskInterfaces ? props.size().zones() : 0)
                .subnetConfiguration(subnets())
                // CDK empties the default security group by a Lambda function, whose log group stays behind when the
                // stack is destroyed. Nothing here uses that group; a stage that is there to stay empties it all the
                // same.
                .restrictDefaultSecurityGroup(props.lasting())
                .build();
        zonesById();
        vpc.addGatewayEndpoint(
                "S3",
                GatewayVpcEndpointOptions.builder()
                        .service(GatewayVpcEndpointAwsService.S3)
                        .build());
        if (props.flowLogs()) {
            logFlows(props.logRetention());
        }
    }

    /** The VPC itself. */
    public IVpc vpc() {
        return vpc;
    }

    /** Where EC2 instances go, and tasks that have a network interface of their own. */
    public SubnetSelection hostSubnets() {
        return select(taskInterfaces ? SubnetType.PRIVATE_WITH_EGRESS : SubnetType.PUBLIC);
    }

    /** Where the load balancer goes: out of the internet's reach unless it faces the internet. */
    public SubnetSelection loadBalancerSubnets(boolean internetFacing) {
        if (internetFacing) {
            return select(SubnetType.PUBLIC);
        }
        return select(taskInterfaces ? SubnetType.PRIVATE_WITH_EGRESS : SubnetType.PRIVATE_ISOLATED);
    }

    /** Where the database goes: no route out and none in. */
    public SubnetSelection databaseSubnets() {
        return select(SubnetType.PRIVATE_ISOLATED);
    }

    private static SubnetSelection select(SubnetType type) {
        return SubnetSelection.builder().subnetType(type).build();
    }

    private List<SubnetConfiguration> subnets() {
        var subnets = new ArrayList<SubnetConfiguration>();
        subnets.add(SubnetConfiguration.builder()
                .name("Public")
                .subnetType(SubnetType.PUBLIC)
                .cidrMask(24)
                .mapPublicIpOnLaunch(false)
                .build());
        subnets.add(SubnetConfiguration.builder()
                .name("Isolated")
                .subnetType(SubnetType.PRIVATE_ISOLATED)
                .cidrMask(24)
                .build());
        if (taskInterfaces) {
            // Every task takes an address here.
            subnets.add(SubnetConfiguration.builder()
                    .name("Private")
                    .subnetType(SubnetType.PRIVATE_WITH_EGRESS)
                    .cidrMask(20)
                    .build());
        }
        return subnets;
    }

    /** Vpc writes what it is given as AvailabilityZone, a name; an id is the same zone in every account. */
    private void zonesById() {
        var subnets = new ArrayList<ISubnet>(vpc.getPublicSubnets());
        subnets.addAll(vpc.getPrivateSubnets());
        subnets.addAll(vpc.getIsolatedSubnets());
        for (ISubnet subnet : subnets) {
            if (Region.isZoneName(subnet.getAvailabilityZone())) {
                continue;
            }
            var resource = (CfnSubnet) subnet.getNode().getDefaultChild();
            resource.setAvailabilityZone(null);
            resource.setAvailabilityZoneId(subnet.getAvailabilityZone());
        }
    }

    private void logFlows(RetentionDays retention) {
        var logs = LogGroup.Builder.create(this, "FlowLogs")
                .retention(retention)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        vpc.addFlowLog(
                "FlowLog",
                FlowLogOptions.builder()
                        .destination(FlowLogDestination.toCloudWatchLogs(logs))
                        .trafficType(FlowLogTrafficType.ALL)
                        .build());
    }
}
