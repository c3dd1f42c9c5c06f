package dks.infra.edge;

import dks.infra.platform.PlatformStack;
import dks.infra.stage.StageConfig;
import dks.infra.stage.StageConfig.EdgeConfig;
import java.util.Optional;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** CloudFront in front of the load balancer. Creating or deleting it takes CloudFront a quarter of an hour. */
public final class EdgeStack extends Stack {
    private final ContentDelivery delivery;

    public EdgeStack(
            Construct scope, String id, StageConfig stage, PlatformStack platform, Optional<FirewallStack> firewall) {
        super(
                scope,
                id,
                StackProps.builder()
                        .description("DKS " + stage.name() + ": CloudFront distribution and VPC origin")
                        .build());
        delivery = new ContentDelivery(
                this,
                "Delivery",
                new ContentDelivery.Props(
                        platform.loadBalancer().loadBalancer(),
                        ((EdgeConfig.CloudFront) stage.edge()).domain(),
                        firewall.map(FirewallStack::webAclArn),
                        stage.operations().insights()));
    }

    /** ARN of the bucket for the distribution's access log; none where requests are not logged. */
    public Optional<String> logBucketArn() {
        return delivery.logBucketArn();
    }

    /** The distribution's id. */
    String distributionId() {
        return delivery.distributionId();
    }

    /** What people type: scheme and host. */
    public String url() {
        return delivery.url();
    }
}
