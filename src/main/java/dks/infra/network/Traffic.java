package dks.infra.network;

import software.amazon.awscdk.services.ec2.CfnSecurityGroupEgress;
import software.amazon.awscdk.services.ec2.CfnSecurityGroupIngress;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.constructs.Construct;

/**
 * TCP connections that members of one security group may open to members of another.
 *
 * @param firstPort of the port range, which ends with {@code lastPort}
 * @param description what the connections are, for whoever reads the rule
 */
public record Traffic(ISecurityGroup from, ISecurityGroup to, int firstPort, int lastPort, String description) {

    /** Connections to a single port. */
    public static Traffic to(int port, ISecurityGroup from, ISecurityGroup to, String description) {
        return new Traffic(from, to, port, port, description);
    }

    /**
     * Lets the connections out of the one group and into the other. Both rules are resources in the stack of
     * {@code scope}, so that neither group's stack comes to depend on the other's; and a group that allows nothing out
     * keeps saying so in its own template, where CDK's addEgressRule would take that back.
     */
    public void allow(Construct scope, String id) {
        CfnSecurityGroupIngress.Builder.create(scope, id + "Ingress")
                .groupId(to.getSecurityGroupId())
                .sourceSecurityGroupId(from.getSecurityGroupId())
                .ipProtocol("tcp")
                .fromPort(firstPort)
                .toPort(lastPort)
                .description(description)
                .build();
        CfnSecurityGroupEgress.Builder.create(scope, id + "Egress")
                .groupId(from.getSecurityGroupId())
                .destinationSecurityGroupId(to.getSecurityGroupId())
                .ipProtocol("tcp")
                .fromPort(firstPort)
                .toPort(lastPort)
                .description(description)
                .build();
    }
}
