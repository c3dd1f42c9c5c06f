package dks.infra.service;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.ecs.Ec2Service;
import software.amazon.awscdk.services.ecs.LoadBalancerTargetOptions;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationListenerRule;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationProtocol;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.HealthCheck;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerAction;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerCondition;
import software.amazon.awscdk.services.elasticloadbalancingv2.TargetType;
import software.constructs.Construct;

/**
 * The way from the load balancer to a service: a listener rule for its paths and a target group that asks its tasks for
 * their health. With the services and not with the listener, so that a change to it is an everyday deployment.
 */
final class Route extends Construct {
    private static final Duration HEALTH_CHECK_INTERVAL = Duration.seconds(5);

    private final WebService.Props props;
    private final ApplicationTargetGroup targets;

    Route(Construct scope, String id, WebService.Props props) {
        super(scope, id);
        this.props = props;
        targets = targets(props.place());
        ApplicationListenerRule.Builder.create(this, "Rule")
                .listener(props.place().loadBalancer().listener())
                .priority(props.terms().priority())
                .conditions(List.of(ListenerCondition.pathPatterns(props.terms().paths())))
                .action(ListenerAction.forward(List.of(targets)))
                .build();
    }

    /** Makes the service's tasks the targets. */
    void leadTo(Ec2Service service) {
        targets.addTarget(service.loadBalancerTarget(LoadBalancerTargetOptions.builder()
                .containerName(props.terms().name())
                .containerPort(props.terms().port())
                .build()));
    }

    /** What the load balancer measures on this way. */
    TargetMetrics metrics() {
        return new TargetMetrics(props.place().loadBalancer().metricName(), targets.getTargetGroupFullName());
    }

    private ApplicationTargetGroup targets(WebService.Place place) {
        return ApplicationTargetGroup.Builder.create(this, "Targets")
                .vpc(place.network().vpc())
                .targetType(place.taskInterfaces() ? TargetType.IP : TargetType.INSTANCE)
                .protocol(ApplicationProtocol.HTTP)
                .port(props.terms().port())
                // Two good answers in a row: a new task takes traffic 10 s after it can, by default after 150.
                .healthCheck(HealthCheck.builder()
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
