package dks.infra.platform;

import dks.infra.network.Network;
import dks.infra.network.Traffic;
import dks.infra.stage.StageConfig;
import dks.infra.stage.StageConfig.EdgeConfig;
import dks.infra.watch.Symptom;
import dks.infra.watch.Watch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationListener;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationLoadBalancer;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationProtocol;
import software.amazon.awscdk.services.elasticloadbalancingv2.BaseApplicationListenerProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.DesyncMitigationMode;
import software.amazon.awscdk.services.elasticloadbalancingv2.FixedResponseOptions;
import software.amazon.awscdk.services.elasticloadbalancingv2.IApplicationLoadBalancer;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerAction;
import software.constructs.Construct;

/**
 * The Application Load Balancer and its listener, which answers 503 until a service adds a rule of its own. Behind
 * CloudFront it is internal and lets CloudFront's addresses in; without CloudFront it faces the internet and lets the
 * stage's address ranges in.
 *
 * <p>It writes no access log: that would hold every request line as a whole, with searches and the codes of sign-ins, and
 * its fields cannot be chosen. The services log each request without its query, and CloudFront does in prod.
 */
public final class LoadBalancer extends Construct {
    /** The port of the listener. HTTP: the way from the viewer to CloudFront is HTTPS, and the rest is inside the VPC. */
    private static final int PORT = 80;
    /**
     * The ECS agent takes host ports from /proc/sys/net/ipv4/ip_local_port_range, 32768 to 60999 on the AMI, and
     * from 49153 to 65535 where it cannot read that.
     */
    private static final int FIRST_DYNAMIC_PORT = 32_768;

    private static final int LAST_DYNAMIC_PORT = 65_535;
    /** Answers with 5xx in a minute that are more than a stray one. */
    private static final int ERRORS_PER_MINUTE = 5;

    private final SecurityGroup securityGroup;
    private final ApplicationLoadBalancer loadBalancer;
    private final ApplicationListener listener;
    private final Optional<Alarm> alarm;

    public record Props(StageConfig stage, Network network, Watch watch) {}

    public LoadBalancer(Construct scope, String id, Props props) {
        super(scope, id);
        StageConfig stage = props.stage();
        boolean internetFacing = stage.edge() instanceof EdgeConfig.PublicLoadBalancer;
        securityGroup = SecurityGroup.Builder.create(this, "SecurityGroup")
                .vpc(props.network().vpc())
                .description("DKS load balancer: HTTP from where browsers come in")
                .allowAllOutbound(false)
                .build();
        stayClosed();
        letIn(stage);
        loadBalancer = ApplicationLoadBalancer.Builder.create(this, "Default")
                .vpc(props.network().vpc())
                .vpcSubnets(props.network().loadBalancerSubnets(internetFacing))
                .internetFacing(internetFacing)
                .securityGroup(securityGroup)
                .dropInvalidHeaderFields(true)
                .desyncMitigationMode(DesyncMitigationMode.DEFENSIVE)
                // The AWS default, in so many words: the services keep idle connections open for longer than this.
                .idleTimeout(Duration.seconds(60))
                .deletionProtection(stage.retention().protectedData())
                .build();
        listener = loadBalancer.addListener(
                "Http",
                BaseApplicationListenerProps.builder()
                        .port(PORT)
                        .protocol(ApplicationProtocol.HTTP)
                        .open(false)
                        .defaultAction(ListenerAction.fixedResponse(
                                503,
                                FixedResponseOptions.builder()
                                        .contentType("text/plain")
                                        .messageBody("No service is deployed yet.")
                                        .build()))
                        .build());
        alarm = props.watch()
                .alarm(
                        this,
                        "Errors",
                        new Symptom("Load balancer answers with errors", ownErrors(), ERRORS_PER_MINUTE, 2, 3));
    }

    /** The alarm that goes off when it answers with errors of its own, by name; none where nobody is told. */
    public Optional<String> alarmName() {
        return alarm.map(Alarm::getAlarmName);
    }

    /** Answers with status 500 to 599 that no service gave: none was there, or its connection broke. */
    public Metric ownErrors() {
        return Metric.Builder.create()
                .namespace("AWS/ApplicationELB")
                .metricName("HTTPCode_ELB_5XX_Count")
                .dimensionsMap(Map.of("LoadBalancer", metricName()))
                .statistic("Sum")
                .period(Duration.minutes(1))
                .build();
    }

    /** The load balancer itself. */
    public IApplicationLoadBalancer loadBalancer() {
        return loadBalancer;
    }

    /** The listener that services add their rules to. */
    public ApplicationListener listener() {
        return listener;
    }

    /** Value of the dimension {@code LoadBalancer} in its metrics. */
    public String metricName() {
        return loadBalancer.getLoadBalancerFullName();
    }

    /** Where the load balancer answers, without a path. */
    public String url() {
        return "http://" + loadBalancer.getLoadBalancerDnsName();
    }

    /**
     * For tasks in bridge mode, which have the instances' addresses: the load balancer reaches their dynamic ports, and
     * one service reaches the other through the load balancer. By hand, because a capacity provider does not tell the
     * cluster the security group of its instances, and so no service could make these rules.
     */
    void allowToAndFromHosts(ISecurityGroup hosts) {
        new Traffic(
                        securityGroup,
                        hosts,
                        FIRST_DYNAMIC_PORT,
                        LAST_DYNAMIC_PORT,
                        "From the load balancer to containers on dynamic host ports")
                .allow(this, "ToHosts");
        Traffic.to(PORT, hosts, securityGroup, "From the UI through the load balancer to the API")
                .allow(this, "FromHosts");
    }

    /**
     * Rules that services add from their own stacks make CDK drop the placeholder by which a group allows nothing out,
     * and a group without any egress rule in its template allows everything.
     */
    private void stayClosed() {
        ((CfnSecurityGroup) securityGroup.getNode().getDefaultChild())
                .setSecurityGroupEgress(List.of(CfnSecurityGroup.EgressProperty.builder()
                        .cidrIp("127.0.0.1/32")
                        .ipProtocol("-1")
                        .description("Nothing but what the services add")
                        .build()));
    }

    private void letIn(StageConfig stage) {
        if (stage.edge() instanceof EdgeConfig.PublicLoadBalancer open) {
            open.allowedCidrs()
                    .forEach(
                            cidr -> securityGroup.addIngressRule(Peer.ipv4(cidr), Port.tcp(PORT), "HTTP from " + cidr));
            return;
        }
        // CloudFront reaches a VPC origin from its own addresses, not from the VPC's. One rule only: the list counts as
        // 55 of a security group's 60 rules.
        securityGroup.addIngressRule(
                Peer.prefixList(stage.target().region().cloudFrontPrefixList()),
                Port.tcp(PORT),
                "HTTP from CloudFront");
    }
}
