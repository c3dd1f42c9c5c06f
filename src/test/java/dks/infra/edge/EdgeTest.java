package dks.infra.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dks.infra.Json;
import dks.infra.Synthesized;
import dks.infra.Variants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeTest {
    private static final String CACHING_DISABLED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";
    private static final String ALL_VIEWER = "216adef6-5c7f-47e4-b989-5492eafa07d3";
    private static final Synthesized WITH_DOMAIN = Synthesized.with(
            "stage=prod",
            "domain=dks.example.com",
            "hostedZone=Z0123456789AB",
            "certificateArn=arn:aws:acm:us-east-1:111111111111:certificate/12345678-1234-1234-1234-123456789012");

    private final Json dev = Variants.ALL.json("dev", "Edge");
    private final Json prod = Variants.ALL.json("prod", "Edge");

    @Test
    void cloudFrontCallsTheLoadBalancerWhereItListens() {
        assertThat(dev.only("AWS::CloudFront::VpcOrigin")
                        .path("VpcOriginEndpointConfig")
                        .path("OriginProtocolPolicy")
                        .asText())
                .as("the default would follow the viewer to port 443")
                .isEqualTo("http-only");
    }

    @Test
    void browsersAlwaysSpeakHttps() {
        assertThat(distribution(dev)
                        .path("DefaultCacheBehavior")
                        .path("ViewerProtocolPolicy")
                        .asText())
                .isEqualTo("redirect-to-https");
        assertThat(distribution(dev)
                        .path("CacheBehaviors")
                        .path(0)
                        .path("ViewerProtocolPolicy")
                        .asText())
                .isEqualTo("redirect-to-https");
    }

    @Test
    void pagesAreNeverCachedAndCookiesAndQueriesArrive() {
        JsonNode pages = distribution(dev).path("DefaultCacheBehavior");
        assertThat(pages.path("CachePolicyId").asText()).isEqualTo(CACHING_DISABLED);
        assertThat(pages.path("OriginRequestPolicyId").asText()).isEqualTo(ALL_VIEWER);
        assertThat(pages.path("AllowedMethods")).extracting(JsonNode::asText).contains("POST", "PUT", "DELETE");
    }

    @Test
    void theFirstRequestAfterThePauseIsWaitedFor() {
        assertThat(distribution(dev)
                        .path("Origins")
                        .path(0)
                        .path("VpcOriginConfig")
                        .path("OriginReadTimeout")
                        .asInt())
                .isEqualTo(60);
    }

    @Test
    void theOriginIsNeverTaggedBecauseItCannotBeTaggedAnew() {
        assertThat(dev.only("AWS::CloudFront::VpcOrigin").has("Tags")).isFalse();
    }

    @Test
    void prodIsBehindTheFirewallAndDevDoesNotPayForIt() {
        assertThat(distribution(prod).path("WebACLId").toString()).contains("dks-prod-Firewall");
        assertThat(distribution(dev).has("WebACLId")).isFalse();
        assertThat(Variants.ALL.templates("dev")).doesNotContainKey("Firewall");
    }

    @Test
    void theFirewallIsWhereCloudFrontTakesItFrom() {
        assertThat(Synthesized.with("stage=prod", "region=eu-west-1")
                        .stack("prod", "Firewall")
                        .getRegion())
                .isEqualTo("us-east-1");
        assertThat(Variants.ALL
                        .json("prod", "Firewall")
                        .only("AWS::WAFv2::WebACL")
                        .path("Scope")
                        .asText())
                .isEqualTo("CLOUDFRONT");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dks.infra.Variants#all")
    void everyLogAndEveryBucketOfLogsForgets(String name, Synthesized app, String stage) {
        app.templates(stage).forEach((stack, template) -> {
            assertThat(template.properties("AWS::Logs::LogGroup"))
                    .as(stack)
                    .allSatisfy(group ->
                            assertThat(group.path("RetentionInDays").asInt()).isBetween(7, 90));
            assertThat(template.properties("AWS::S3::Bucket"))
                    .as(stack)
                    .allSatisfy(bucket -> assertThat(bucket.path("LifecycleConfiguration")
                                    .path("Rules")
                                    .toString())
                            .isEqualTo("[{\"ExpirationInDays\":90,\"Status\":\"Enabled\"}]"));
        });
    }

    @Test
    void prodLogsRequestsWithoutTheirQueriesAndDevDoesNotPayForIt() {
        assertThat(Variants.ALL.templates("dev")).doesNotContainKey("AccessLog");
        JsonNode delivery = Variants.ALL.json("prod", "AccessLog").only("AWS::Logs::Delivery");
        // Without fields, CloudFront writes its default ones, the query among them.
        assertThat(delivery.path("RecordFields"))
                .extracting(JsonNode::asText)
                .hasSizeGreaterThan(15)
                .contains("c-ip", "cs-method", "cs-uri-stem", "sc-status", "x-edge-request-id")
                .doesNotContain("cs-uri-query", "cs(Referer)", "cs(Cookie)");
        assertThat(distribution(prod).has("Logging"))
                .as("the older kind of log has every field")
                .isFalse();
    }

    @Test
    void cloudFrontsLogIsDeliveredFromTheOnlyRegionThatCan() {
        Synthesized frankfurt = Synthesized.with("stage=prod", "region=eu-central-1");
        assertThat(frankfurt.stack("prod", "AccessLog").getRegion()).isEqualTo("us-east-1");
        Json log = frankfurt.json("prod", "AccessLog");
        assertThat(log.only("AWS::Logs::DeliverySource").path("ResourceArn").toString())
                .contains("dks-prod-Edge", "eu-central-1", ":distribution/");
        assertThat(log.only("AWS::Logs::DeliveryDestination")
                        .path("DestinationResourceArn")
                        .toString())
                .contains("dks-prod-Edge", "eu-central-1");
    }

    @Test
    void theBucketTakesLogsFromThisAccountsDeliveriesOnly() {
        JsonNode statements =
                prod.only("AWS::S3::BucketPolicy").path("PolicyDocument").path("Statement");
        assertThat(statements).hasSize(2);
        assertThat(statements.path(1).path("Principal").path("Service").asText())
                .isEqualTo("delivery.logs.amazonaws.com");
        assertThat(statements.path(1).path("Action").asText()).isEqualTo("s3:PutObject");
        assertThat(statements.path(1).path("Condition").toString())
                .contains("aws:SourceAccount", "aws:SourceArn", ":delivery-source:*");
    }

    @Test
    void theBucketIsClosed() {
        assertThat(prod.only("AWS::S3::Bucket")
                        .path("PublicAccessBlockConfiguration")
                        .properties())
                .hasSize(4)
                .allSatisfy(
                        setting -> assertThat(setting.getValue().asBoolean()).isTrue());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dks.infra.Variants#all")
    void noLoadBalancerWritesRequestLinesWhole(String name, Synthesized app, String stage) {
        JsonNode attributes = app.json(stage, "Platform")
                .only("AWS::ElasticLoadBalancingV2::LoadBalancer")
                .path("LoadBalancerAttributes");
        assertThat(attributes)
                .hasSizeGreaterThan(2)
                .noneMatch(attribute -> attribute.path("Key").asText().equals("access_logs.s3.enabled")
                        && attribute.path("Value").asText().equals("true"));
    }

    @Test
    void aDomainBringsItsCertificateAndItsRecords() {
        Json edge = WITH_DOMAIN.json("prod", "Edge");
        assertThat(distribution(edge).path("Aliases").path(0).asText()).isEqualTo("dks.example.com");
        assertThat(distribution(edge)
                        .path("ViewerCertificate")
                        .path("MinimumProtocolVersion")
                        .asText())
                .isEqualTo("TLSv1.2_2021");
        assertThat(edge.properties("AWS::Route53::RecordSet"))
                .extracting(r -> r.path("Type").asText() + " " + r.path("Name").asText() + " "
                        + r.path("HostedZoneId").asText())
                .containsExactlyInAnyOrder("A dks.example.com. Z0123456789AB", "AAAA dks.example.com. Z0123456789AB");
    }

    @Test
    void aDomainIsThePublicBaseUrl() {
        assertThat(WITH_DOMAIN.json("prod", "Services").node().toString())
                .contains("{\"Name\":\"PUBLIC_BASE_URL\",\"Value\":\"https://dks.example.com\"}");
    }

    @Test
    void withAPublicLoadBalancerThereIsNeitherEdgeNorSignIn() {
        assertThat(Variants.DEV_ALB.templates("dev")).doesNotContainKeys("Edge", "Auth", "Firewall");
    }

    private static JsonNode distribution(Json edge) {
        return edge.only("AWS::CloudFront::Distribution").path("DistributionConfig");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void errorsAreNeverKept(String stage) {
        JsonNode errors = Variants.ALL
                .json(stage, "Edge")
                .only("AWS::CloudFront::Distribution")
                .at("/DistributionConfig/CustomErrorResponses");
        assertThat(errors).extracting(error -> error.path("ErrorCode").asInt()).contains(500, 502, 503, 504);
        assertThat(errors).allSatisfy(error -> {
            assertThat(error.path("ErrorCachingMinTTL").asInt(-1)).isZero();
            assertThat(error.has("ResponsePagePath")).isFalse();
        });
    }
}
