package dks.infra.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dks.infra.Json;
import dks.infra.Synthesized;
import dks.infra.Variants;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LoadBalancerTest {
    private final Json dev = Variants.ALL.json("dev", "Platform");
    private final Json prod = Variants.ALL.json("prod", "Platform");
    private final Json alb = Variants.DEV_ALB.json("dev", "Platform");

    @Test
    void behindCloudFrontItIsInternalAndWithoutARouteToTheInternet() {
        assertThat(loadBalancer(dev).path("Scheme").asText()).isEqualTo("internal");
        assertThat(loadBalancer(dev).path("Subnets").toString()).doesNotContain("PublicSubnet");
        assertThat(loadBalancer(prod).path("Subnets").toString()).doesNotContain("PublicSubnet");
    }

    @Test
    void behindCloudFrontOnlyCloudFrontsAddressesAndTheInstancesComeIn() {
        assertThat(ingress(dev, "LoadBalancer"))
                .extracting(rule -> rule.path("SourcePrefixListId").asText()
                        + rule.path("SourceSecurityGroupId")
                                .path("Fn::GetAtt")
                                .path(0)
                                .asText())
                .satisfiesExactlyInAnyOrder(
                        source -> assertThat(source).isEqualTo("pl-3b927c52"),
                        source -> assertThat(source).startsWith("CapacitySecurityGroup"));
    }

    @Test
    void thePrefixListIsThatOfTheRegion() {
        Json ireland = Synthesized.with("stage=dev", "region=eu-west-1").json("dev", "Platform");
        assertThat(ingress(ireland, "LoadBalancer"))
                .anySatisfy(rule ->
                        assertThat(rule.path("SourcePrefixListId").asText()).isEqualTo("pl-4fa04526"));
    }

    @Test
    void withoutCloudFrontTheGivenRangesComeInAndNobodyElse() {
        assertThat(loadBalancer(alb).path("Scheme").asText()).isEqualTo("internet-facing");
        assertThat(loadBalancer(alb).path("Subnets").toString()).doesNotContain("IsolatedSubnet");
        List<String> ranges = Stream.concat(inline(alb).stream(), ingress(alb, "LoadBalancer").stream())
                .filter(rule -> rule.has("CidrIp"))
                .map(rule -> rule.path("CidrIp").asText())
                .toList();
        assertThat(ranges).containsExactly("203.0.113.0/24");
    }

    @Test
    void inBridgeModeItReachesDynamicPortsAndTheInstancesLetItIn() {
        assertThat(egress(dev, "LoadBalancer"))
                .anySatisfy(rule -> assertPorts(rule, "DestinationSecurityGroupId", "Capacity", 32768, 65535));
        assertThat(ingress(dev, "Capacity"))
                .anySatisfy(rule -> assertPorts(rule, "SourceSecurityGroupId", "LoadBalancer", 32768, 65535));
    }

    @Test
    void inBridgeModeTheUiReachesTheApiThroughIt() {
        assertThat(egress(dev, "Capacity"))
                .anySatisfy(rule -> assertPorts(rule, "DestinationSecurityGroupId", "LoadBalancer", 80, 80));
        assertThat(ingress(dev, "LoadBalancer"))
                .anySatisfy(rule -> assertPorts(rule, "SourceSecurityGroupId", "Capacity", 80, 80));
    }

    @Test
    void itsGroupSaysThatNothingElseGoesOut() {
        for (Json stage : List.of(dev, prod, alb)) {
            JsonNode group = stage.resources("AWS::EC2::SecurityGroup").entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith("LoadBalancer"))
                    .findFirst()
                    .orElseThrow()
                    .getValue();
            assertThat(group.path("Properties").path("SecurityGroupEgress"))
                    .as("without an egress rule in the template EC2 adds one that allows everything")
                    .hasSize(1)
                    .allSatisfy(rule -> assertThat(rule.path("CidrIp").asText()).isEqualTo("127.0.0.1/32"));
        }
    }

    @Test
    void untilAServiceIsDeployedItAnswersInWords() {
        JsonNode action = dev.only("AWS::ElasticLoadBalancingV2::Listener")
                .path("DefaultActions")
                .path(0);
        assertThat(action.path("Type").asText()).isEqualTo("fixed-response");
        assertThat(action.path("FixedResponseConfig").path("StatusCode").asText())
                .isEqualTo("503");
    }

    @Test
    void malformedHeadersAreDropped() {
        assertThat(attribute(dev, "routing.http.drop_invalid_header_fields.enabled"))
                .isEqualTo("true");
    }

    @Test
    void prodCannotLoseItByAccidentAndDevCanBeDestroyed() {
        assertThat(attribute(prod, "deletion_protection.enabled")).isEqualTo("true");
        assertThat(attribute(dev, "deletion_protection.enabled")).isEqualTo("false");
    }

    private static JsonNode loadBalancer(Json stage) {
        return stage.only("AWS::ElasticLoadBalancingV2::LoadBalancer");
    }

    private static String attribute(Json stage, String key) {
        for (JsonNode attribute : loadBalancer(stage).path("LoadBalancerAttributes")) {
            if (attribute.path("Key").asText().equals(key)) {
                return attribute.path("Value").asText();
            }
        }
        return "not set";
    }

    private static List<JsonNode> inline(Json stage) {
        return stage.resources("AWS::EC2::SecurityGroup").entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("LoadBalancer"))
                .flatMap(entry -> {
                    var rules = new ArrayList<JsonNode>();
                    entry.getValue()
                            .path("Properties")
                            .path("SecurityGroupIngress")
                            .forEach(rules::add);
                    return rules.stream();
                })
                .toList();
    }

    private static List<JsonNode> ingress(Json stage, String owner) {
        return rules(stage, "AWS::EC2::SecurityGroupIngress", owner);
    }

    private static List<JsonNode> egress(Json stage, String owner) {
        return rules(stage, "AWS::EC2::SecurityGroupEgress", owner);
    }

    private static List<JsonNode> rules(Json stage, String type, String owner) {
        return stage.properties(type).stream()
                .filter(rule ->
                        rule.path("GroupId").path("Fn::GetAtt").path(0).asText().startsWith(owner))
                .toList();
    }

    private static void assertPorts(JsonNode rule, String peer, String peerName, int from, int to) {
        assertThat(rule.path(peer).path("Fn::GetAtt").path(0).asText()).startsWith(peerName);
        assertThat(rule.path("FromPort").asInt()).isEqualTo(from);
        assertThat(rule.path("ToPort").asInt()).isEqualTo(to);
    }
}
