package dks.infra.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dks.infra.Json;
import dks.infra.Synthesized;
import dks.infra.Variants;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

    @Test
    void aPostThatQuotesAnAttackIsNotBlocked() {
        var counted = new ArrayList<String>();
        Variants.ALL.json("prod", "Firewall").walk((path, node) -> {
            if (node.has("ActionToUse")) {
                assertThat(node.path("ActionToUse").has("Count")).isTrue();
                counted.add(node.path("Name").asText());
            }
        });
        assertThat(counted)
                .contains("SizeRestrictions_BODY", "CrossSiteScripting_BODY", "EC2MetaDataSSRF_BODY", "Log4JRCE_BODY")
                .allMatch(rule -> rule.endsWith("_BODY"));
    }

    @Test
    void whatTheFirewallDoesNotLetThroughIsKeptWithoutSecrets() {
        Json firewall = Variants.ALL.json("prod", "Firewall");
        JsonNode logging = firewall.only("AWS::WAFv2::LoggingConfiguration");
        assertThat(logging.path("LoggingFilter").path("DefaultBehavior").asText())
                .isEqualTo("DROP");
        assertThat(logging.path("LoggingFilter").path("Filters").toString()).contains("BLOCK", "COUNT", "KEEP");
        assertThat(logging.path("RedactedFields").toString()).contains("authorization", "cookie");
        assertThat(logging.path("LogDestinationConfigs").toString()).contains("Logs6819BB44");
        // AWS WAF takes no other names.
        assertThat(firewall.only("AWS::Logs::LogGroup").path("LogGroupName").toString())
                .contains("[\"aws-waf-logs-dks-prod-\",", "AWS::StackId");
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
    void prodLogsRequestsAndDevDoesNotPayForIt() {
        assertThat(distribution(prod).has("Logging")).isTrue();
        assertThat(distribution(dev).has("Logging")).isFalse();
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
}
