package dks.infra.dashboard;

import dks.infra.database.DataStack;
import dks.infra.platform.PlatformStack;
import dks.infra.service.ServicesStack;
import dks.infra.stage.StageConfig;
import dks.infra.watch.Watch;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** What people look at. The last stack: it shows all others, and nothing needs it. */
public final class DashboardStack extends Stack {
    public DashboardStack(
            Construct scope,
            String id,
            StageConfig stage,
            DataStack data,
            PlatformStack platform,
            ServicesStack services,
            Watch watch) {
        super(
                scope,
                id,
                StackProps.builder()
                        .description("DKS " + stage.name() + ": dashboard and log of deployments")
                        .build());
        var deployments = DeploymentLog.of(this, "Deployments", stage, watch);
        new StageDashboard(
                this,
                "Dashboard",
                new StageDashboard.Props(services.services(), platform, data.database(), deployments, watch.alarms()));
    }
}
