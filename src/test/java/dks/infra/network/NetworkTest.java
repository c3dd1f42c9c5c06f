package dks.infra.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dks.infra.Json;
import dks.infra.Synthesized;
import dks.infra.Variants;
import dks.infra.stage.Stages;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;

class NetworkTest {
    private final Json dev = Variants.ALL.json("dev", "Network");
    private final Json prod = Variants.ALL.json("prod", "Network");

    @Test
    void devPaysForNoNatGateway() {
        assertThat(dev.resources("AWS::EC2::NatGateway")).isEmpty();
    }

    @Test
    void prodHasANatGatewayInEachZone() {
        assertThat(prod.resources("AWS::EC2::NatGateway"))
                .hasSize(Stages.PROD.network().zones());
    }

    @Test
    void zonesAreNamedByIdBecauseANameIsAnotherZoneInEveryAccount() {
        assertThat(dev.properties("AWS::EC2::Subnet"))
                .allSatisfy(subnet -> assertThat(subnet.has("AvailabilityZone")).isFalse())
                .extracting(subnet -> subnet.path("AvailabilityZoneId").asText())
                .containsOnly("use1-az1", "use1-az2");
    }

    @Test
    void zonesThatAPersonNamesAreWrittenByName() {
        Synthesized named =
                Synthesized.with("stage=dev", "edge=alb", "allowedCidrs=203.0.113.0/24", "zones=us-east-1c,us-east-1d");
        assertThat(named.json("dev", "Network").properties("AWS::EC2::Subnet"))
                .hasSize(4)
                .allSatisfy(
                        subnet -> assertThat(subnet.has("AvailabilityZoneId")).isFalse())
                .extracting(subnet -> subnet.path("AvailabilityZone").asText())
                .containsOnly("us-east-1c", "us-east-1d");
        assertThat(named.findings()).isEqualTo(Variants.DEV_ALB.findings());
    }

    @Test
    void noSubnetIsInTheZoneThatVpcOriginsDoNotReach() {
        assertThat(prod.properties("AWS::EC2::Subnet"))
                .extracting(subnet -> subnet.path("AvailabilityZoneId").asText())
                .hasSize(9)
                .doesNotContain("use1-az3");
    }

    @Test
    void nothingThatIsLaunchedGetsAPublicAddressByDefault() {
        Variants.ALL
                .template("dev", "Network")
                .allResourcesProperties("AWS::EC2::Subnet", Match.objectLike(Map.of("MapPublicIpOnLaunch", false)));
    }

    @Test
    void isolatedSubnetsHaveNoRouteOut() {
        Set<String> routed = dev.properties("AWS::EC2::Route").stream()
                .map(route -> route.path("RouteTableId").path("Ref").asText())
                .collect(Collectors.toSet());
        Map<String, JsonNode> tables = dev.resources("AWS::EC2::RouteTable");
        assertThat(tables.keySet())
                .filteredOn(id -> id.contains("Isolated"))
                .hasSize(2)
                .doesNotContainAnyElementsOf(routed);
    }

    @Test
    void layersOfImagesComeThroughTheFreeEndpointOfS3() {
        assertThat(dev.only("AWS::EC2::VPCEndpoint").path("VpcEndpointType").asText())
                .isEqualTo("Gateway");
        assertThat(dev.only("AWS::EC2::VPCEndpoint").path("RouteTableIds")).hasSize(4);
    }

    @Test
    void devHasNoLambdaFunctionWhoseLogGroupWouldOutliveIt() {
        assertThat(dev.resources("AWS::Lambda::Function")).isEmpty();
    }

    @Test
    void prodEmptiesTheDefaultSecurityGroup() {
        assertThat(prod.resources("Custom::VpcRestrictDefaultSG")).hasSize(1);
    }

    @Test
    void prodLogsFlowsAndDevDoesNotPayForIt() {
        assertThat(prod.only("AWS::EC2::FlowLog").path("TrafficType").asText()).isEqualTo("ALL");
        assertThat(dev.resources("AWS::EC2::FlowLog")).isEmpty();
    }
}
