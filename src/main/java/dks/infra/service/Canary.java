package dks.infra.service;

import dks.infra.stage.Rollout;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.ecs.DeploymentStrategy;
import software.amazon.awscdk.services.ecs.Ec2Service;
import software.amazon.awscdk.services.ecs.TrafficShiftConfig;

/**
 * How ECS moves requests from one version to the next. Written in so many words for either way, because a service whose
 * template says nothing keeps the way it had.
 */
final class Canary {
    /** Percent of the requests that the new version gets first. */
    private static final int SHARE = 10;
    /** As long as the slowest of the alarms that roll back needs to go off, twice. */
    private static final Duration WATCHED = Duration.minutes(10);
    /** How long the old tasks stay after all requests have moved, to go back to at once. */
    private static final Duration KEPT = Duration.minutes(5);

    private Canary() {}

    /** A tenth of the requests first and the rest when no alarm has gone off; or task by task. */
    static void rollOut(Rollout rollout, Ec2Service.Builder builder) {
        if (rollout == Rollout.ROLLING) {
            builder.deploymentStrategy(DeploymentStrategy.ROLLING);
            return;
        }
        builder.deploymentStrategy(DeploymentStrategy.CANARY)
                .canaryConfiguration(TrafficShiftConfig.builder()
                        .stepPercent(SHARE)
                        .stepBakeTime(WATCHED)
                        .build())
                .bakeTime(KEPT);
    }
}
