package dks.infra.edge;

import dks.infra.stage.StageConfig;
import java.util.List;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.logs.CfnDelivery;
import software.amazon.awscdk.services.logs.CfnDeliveryDestination;
import software.amazon.awscdk.services.logs.CfnDeliverySource;
import software.constructs.Construct;

/**
 * Has CloudFront write its access log, field by field and without what a URL's query holds: searches, and the codes of
 * sign-ins. A stack of its own because CloudFront's logs are delivered from us-east-1 only, wherever the rest of the stage
 * is: docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging.html
 */
public final class AccessLogStack extends Stack {
    /**
     * The fields of the guide's list that tell where a request came from, what became of it, and how long it took. Left
     * out are {@code cs-uri-query}, {@code cs(Referer)}, which holds the query of the page before, and {@code cs(Cookie)}.
     */
    private static final List<String> FIELDS = List.of(
            "date",
            "time",
            "x-edge-location",
            "sc-bytes",
            "c-ip",
            "cs-method",
            "cs(Host)",
            "cs-uri-stem",
            "sc-status",
            "cs(User-Agent)",
            "x-edge-result-type",
            "x-edge-request-id",
            "x-host-header",
            "cs-protocol",
            "cs-bytes",
            "time-taken",
            "ssl-protocol",
            "ssl-cipher",
            "x-edge-response-result-type",
            "cs-protocol-version",
            "time-to-first-byte",
            "x-edge-detailed-result-type",
            "sc-content-type",
            "sc-content-len");

    public AccessLogStack(Construct scope, String id, StageConfig stage, EdgeStack edge, String bucketArn) {
        super(
                scope,
                id,
                StackProps.builder()
                        .description("DKS " + stage.name() + ": delivery of CloudFront's access log")
                        .env(Environment.builder()
                                .account(stage.target().account().orElse(null))
                                .region("us-east-1")
                                .build())
                        .build());
        var source = CfnDeliverySource.Builder.create(this, "Source")
                .name(stage.clusterName() + "-requests")
                .logType("ACCESS_LOGS")
                .resourceArn(formatArn(ArnComponents.builder()
                        .service("cloudfront")
                        .region("")
                        .resource("distribution")
                        .resourceName(edge.distributionId())
                        .build()))
                .build();
        var destination = CfnDeliveryDestination.Builder.create(this, "Destination")
                .name(stage.clusterName() + "-requests")
                .destinationResourceArn(bucketArn)
                .outputFormat("w3c")
                .build();
        var delivery = CfnDelivery.Builder.create(this, "Delivery")
                .deliverySourceName(source.getName())
                .deliveryDestinationArn(destination.getAttrArn())
                .recordFields(FIELDS)
                .build();
        delivery.getNode().addDependency(source); // it names the source by a text
    }
}
