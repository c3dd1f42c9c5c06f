package dks.infra;

import dks.infra.auth.AuthStack;
import dks.infra.auth.Entrance;
import dks.infra.dashboard.DashboardStack;
import dks.infra.database.DataStack;
import dks.infra.edge.AccessLogStack;
import dks.infra.edge.EdgeStack;
import dks.infra.edge.FirewallStack;
import dks.infra.iam.IamStack;
import dks.infra.network.NetworkStack;
import dks.infra.platform.PlatformStack;
import dks.infra.registry.RegistryStack;
import dks.infra.service.ServicesStack;
import dks.infra.stage.StageConfig;
import dks.infra.stage.StageConfig.EdgeConfig;
import dks.infra.watch.Watch;
import dks.proof.DeletionPlugin;
import dks.proof.PlacementPlugin;
import dks.proof.TrafficShiftPlugin;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.Stage;
import software.amazon.awscdk.StageProps;
import software.amazon.awscdk.TagProps;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.Validations;
import software.constructs.Construct;

/** One deployment of DevOps Knowledge Share: every stack once, from the network up to the services. */
public final class DksStage extends Stage {
    public DksStage(Construct scope, StageConfig stage) {
        super(
                scope,
                "dks-" + stage.name(),
                StageProps.builder().env(stage.target().environment()).build());
        var watch = new Watch(this, stage);
        var network = new NetworkStack(this, "Network", stage);
        var registry = new RegistryStack(this, "Registry", stage);
        var iam = new IamStack(this, "Iam", stage, registry);
        var data = new DataStack(this, "Data", stage, network, watch);
        var platform = new PlatformStack(this, "Platform", stage, network, iam, watch);
        var entrance = entrance(stage, platform);
        var services = new ServicesStack(this, "Services", stage, network, registry, data, platform, entrance, watch);
        new DashboardStack(this, "Dashboard", stage, data, platform, services, watch);
        tag(stage);
        Validations.of(this).addPlugins(new PlacementPlugin(), new DeletionPlugin(), new TrafficShiftPlugin());
        // CDK 2.263 compares the subnets of a list without looking into Fn::GetStackOutput.
        acknowledge("W9007", "References to different outputs are no duplicates.");
        acknowledge("W3010", "A zone has a name only where a person gave one; the table of Regions has ids.");
    }

    private Entrance entrance(StageConfig stage, PlatformStack platform) {
        if (stage.edge() instanceof EdgeConfig.CloudFront cloudFront) {
            Optional<FirewallStack> firewall =
                    cloudFront.firewall() ? Optional.of(new FirewallStack(this, "Firewall", stage)) : Optional.empty();
            var edge = new EdgeStack(this, "Edge", stage, platform, firewall);
            edge.logBucketArn().ifPresent(bucket -> new AccessLogStack(this, "AccessLog", stage, edge, bucket));
            var auth = new AuthStack(this, "Auth", stage, edge.url());
            return new Entrance(edge.url(), Optional.of(auth.signIn()));
        }
        return new Entrance(platform.loadBalancer().url(), Optional.empty());
    }

    private void acknowledge(String rule, String reason) {
        Validations.of(this)
                .acknowledge(Acknowledgment.builder()
                        .id("CloudFormation-Validate::" + rule)
                        .reason(reason)
                        .build());
    }

    private void tag(StageConfig stage) {
        // A VPC origin cannot be tagged anew while a distribution uses it (aws/aws-cdk#35765).
        var taggable = TagProps.builder()
                .excludeResourceTypes(List.of("AWS::CloudFront::VpcOrigin"))
                .build();
        Tags.of(this).add("application", "dks", taggable);
        Tags.of(this).add("stage", stage.name(), taggable);
    }
}
