package dks.infra.edge;

import dks.infra.logs.AccessLogs;
import dks.infra.stage.StageConfig.CustomDomain;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.cloudfront.AllowedMethods;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.CachePolicy;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.ErrorResponse;
import software.amazon.awscdk.services.cloudfront.HttpVersion;
import software.amazon.awscdk.services.cloudfront.IOrigin;
import software.amazon.awscdk.services.cloudfront.OriginProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.OriginRequestPolicy;
import software.amazon.awscdk.services.cloudfront.PriceClass;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersPolicy;
import software.amazon.awscdk.services.cloudfront.SecurityPolicyProtocol;
import software.amazon.awscdk.services.cloudfront.ViewerProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.origins.VpcOrigin;
import software.amazon.awscdk.services.cloudfront.origins.VpcOriginWithEndpointProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.IApplicationLoadBalancer;
import software.amazon.awscdk.services.route53.ARecord;
import software.amazon.awscdk.services.route53.AaaaRecord;
import software.amazon.awscdk.services.route53.HostedZone;
import software.amazon.awscdk.services.route53.HostedZoneAttributes;
import software.amazon.awscdk.services.route53.IHostedZone;
import software.amazon.awscdk.services.route53.RecordTarget;
import software.amazon.awscdk.services.route53.targets.CloudFrontTarget;
import software.constructs.Construct;

/**
 * A CloudFront distribution that speaks HTTPS to browsers and reaches the internal load balancer through a VPC origin.
 * It caches the UI's versioned static files and nothing else. With a domain of one's own it carries that name's
 * certificate and alias records.
 */
public final class ContentDelivery extends Construct {
    /** Static files of the UI: their names change with their content. */
    private static final String STATIC_FILES = "/assets/*";
    /** The first request after the database has paused waits for it; CloudFront's own limit without a quota increase. */
    private static final int ORIGIN_READ_TIMEOUT_SECONDS = 60;

    private final Distribution distribution;
    private final Optional<CustomDomain> domain;
    private final Optional<AccessLogs> accessLogs;

    /**
     * @param webAclArn the firewall that inspects requests
     * @param accessLogs whether there is a bucket for logs of requests; {@link AccessLogStack} fills it
     */
    public record Props(
            IApplicationLoadBalancer origin,
            Optional<CustomDomain> domain,
            Optional<String> webAclArn,
            boolean accessLogs) {}

    public ContentDelivery(Construct scope, String id, Props props) {
        super(scope, id);
        domain = props.domain();
        IOrigin origin = VpcOrigin.withApplicationLoadBalancer(
                props.origin(),
                VpcOriginWithEndpointProps.builder()
                        // The default follows the viewer to port 443, where the load balancer does not listen.
                        .protocolPolicy(OriginProtocolPolicy.HTTP_ONLY)
                        .readTimeout(Duration.seconds(ORIGIN_READ_TIMEOUT_SECONDS))
                        .build());
        var builder = Distribution.Builder.create(this, "Default")
                .comment("DevOps Knowledge Share")
                .defaultBehavior(pages(origin))
                .additionalBehaviors(Map.of(STATIC_FILES, staticFiles(origin)))
                .httpVersion(HttpVersion.HTTP2_AND_3)
                .priceClass(PriceClass.PRICE_CLASS_100)
                .errorResponses(neverKept());
        domain.ifPresent(d -> builder.domainNames(List.of(d.name()))
                .certificate(Certificate.fromCertificateArn(this, "Certificate", d.certificateArn()))
                .minimumProtocolVersion(SecurityPolicyProtocol.TLS_V1_2_2021));
        props.webAclArn().ifPresent(builder::webAclId);
        distribution = builder.build();
        accessLogs = props.accessLogs() ? Optional.of(new AccessLogs(this, "AccessLogs")) : Optional.empty();
        domain.ifPresent(this::addAliases);
    }

    /** What people type: scheme and host. */
    public String url() {
        return "https://" + domain.map(CustomDomain::name).orElse(distribution.getDistributionDomainName());
    }

    /** The distribution's id. */
    String distributionId() {
        return distribution.getDistributionId();
    }

    /** ARN of the bucket for logs of requests; none where they are not logged. */
    Optional<String> logBucketArn() {
        return accessLogs.map(AccessLogs::bucketArn);
    }

    private static BehaviorOptions pages(IOrigin origin) {
        return BehaviorOptions.builder()
                .origin(origin)
                .allowedMethods(AllowedMethods.ALLOW_ALL)
                .viewerProtocolPolicy(ViewerProtocolPolicy.REDIRECT_TO_HTTPS)
                // Adds Strict-Transport-Security, which the UI cannot know to send; its own headers stay.
                .responseHeadersPolicy(ResponseHeadersPolicy.SECURITY_HEADERS)
                .cachePolicy(CachePolicy.CACHING_DISABLED)
                .originRequestPolicy(OriginRequestPolicy.ALL_VIEWER)
                .build();
    }

    private static BehaviorOptions staticFiles(IOrigin origin) {
        return BehaviorOptions.builder()
                .origin(origin)
                .viewerProtocolPolicy(ViewerProtocolPolicy.REDIRECT_TO_HTTPS)
                // Adds Strict-Transport-Security, which the UI cannot know to send; its own headers stay.
                .responseHeadersPolicy(ResponseHeadersPolicy.SECURITY_HEADERS)
                .cachePolicy(CachePolicy.CACHING_OPTIMIZED)
                .build();
    }

    /**
     * No error is kept: it answers one request. By default CloudFront keeps each of these for 10 s, for most of them also
     * where the answer says no-store
     * (docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/custom-error-pages-expiration.html).
     */
    private static List<ErrorResponse> neverKept() {
        return Stream.of(400, 403, 404, 405, 414, 500, 501, 502, 503, 504)
                .map(status -> ErrorResponse.builder()
                        .httpStatus(status)
                        .ttl(Duration.seconds(0))
                        .build())
                .toList();
    }

    private void addAliases(CustomDomain domain) {
        IHostedZone zone = HostedZone.fromHostedZoneAttributes(
                this,
                "Zone",
                HostedZoneAttributes.builder()
                        .hostedZoneId(domain.hostedZoneId())
                        // Only used to complete the records' names, which are complete.
                        .zoneName(domain.name())
                        .build());
        RecordTarget target = RecordTarget.fromAlias(new CloudFrontTarget(distribution));
        ARecord.Builder.create(this, "Ipv4").zone(zone).target(target).build();
        AaaaRecord.Builder.create(this, "Ipv6").zone(zone).target(target).build();
    }
}
