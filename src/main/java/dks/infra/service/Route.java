package dks.infra.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.ecs.AlternateTarget;
import software.amazon.awscdk.services.ecs.AlternateTargetProps;
import software.amazon.awscdk.services.ecs.Ec2Service;
import software.amazon.awscdk.services.ecs.ListenerRuleConfiguration;
import software.amazon.awscdk.services.ecs.LoadBalancerTargetOptions;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationListenerRule;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationProtocol;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.HealthCheck;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerAction;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerCondition;
import software.amazon.awscdk.services.elasticloadbalancingv2.TargetType;
import software.amazon.awscdk.services.elasticloadbalancingv2.WeightedTargetGroup;
import software.constructs.Construct;

/**
 * The way from the load balancer to a service: a listener rule for its paths and a target group that asks its tasks for
 * their health. With the services and not with the listener, so that a change to it is an everyday deployment.
 *
 * <p>Where versions alternate there are two target groups. ECS moves the rule's weights between them, and CloudFormation
 * leaves a rule alone whose properties do not change; so nothing in it may depend on the deployment, not even on whether
 * it is a canary (docs/decisions/7-canary.md).
 */
final class Route extends Construct {
    private static final Duration HEALTH_CHECK_INTERVAL = Duration.seconds(5);

    private final WebService.Props props;
    private final ApplicationTargetGroup targets;
    private final Optional<ApplicationTargetGroup> alternate;
    private final ApplicationListenerRule rule;

    Route(Construct scope, String id, WebService.Props props) {
        super(scope, id);
        this.props = props;
        targets = targets("Targets");
        alternate = props.alternates() ? Optional.of(targets("AlternateTargets")) : Optional.empty();
        rule = ApplicationListenerRule.Builder.create(this, "Rule")
                .listener(props.place().loadBalancer().listener())
                .priority(props.terms().priority())
                .conditions(List.of(ListenerCondition.pathPatterns(props.terms().paths())))
                .action(alternate.map(this::both).orElseGet(() -> ListenerAction.forward(List.of(targets))))
                .build();
    }

    /** Makes the service's tasks the targets. */
    void leadTo(Ec2Service service) {
        var target = LoadBalancerTargetOptions.builder()
                .containerName(props.terms().name())
                .containerPort(props.terms().port());
        alternate.ifPresent(group -> target.alternateTarget(new AlternateTarget(
                "Shift",
                AlternateTargetProps.builder()
                        .alternateTargetGroup(group)
                        .productionListener(ListenerRuleConfiguration.applicationListenerRule(rule))
                        .build())));
        targets.addTarget(service.loadBalancerTarget(target.build()));
    }

    /** What the load balancer measures on this way. */
    TargetMetrics metrics() {
        var groups = new ArrayList<>(List.of(targets.getTargetGroupFullName()));
        alternate.map(ApplicationTargetGroup::getTargetGroupFullName).ifPresent(groups::add);
        return new TargetMetrics(props.place().loadBalancer().metricName(), groups);
    }

    /** All to the group that the first version is in; from then on the weights are ECS's own. */
    private ListenerAction both(ApplicationTargetGroup alternate) {
        return ListenerAction.weightedForward(List.of(
                WeightedTargetGroup.builder().targetGroup(targets).weight(100).build(),
                WeightedTargetGroup.builder().targetGroup(alternate).weight(0).build()));
    }

    private ApplicationTargetGroup targets(String id) {
        WebService.Place place = props.place();
        return ApplicationTargetGroup.Builder.create(this, id)
                .vpc(place.network().vpc())
                .targetType(place.taskInterfaces() ? TargetType.IP : TargetType.INSTANCE)
                .protocol(ApplicationProtocol.HTTP)
                .port(props.terms().port())
                // Two good answers in a row: a new task takes traffic 10 s after it can, by default after 150.
                .healthCheck(HealthCheck.builder()
                        .port("traffic-port") // the default, said because tasks on one instance are told apart by it
                        .path("/health/ready")
                        .healthyHttpCodes("200")
                        .interval(HEALTH_CHECK_INTERVAL)
                        .timeout(Duration.seconds(2))
                        .healthyThresholdCount(2)
                        .unhealthyThresholdCount(2)
                        .build())
                .deregistrationDelay(Duration.seconds(place.stage().operations().drainSeconds()))
                .build();
    }
}
