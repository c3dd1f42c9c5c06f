package dks.infra.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dks.infra.Json;
import dks.infra.Variants;
import dks.infra.stage.StageConfig;
import dks.infra.stage.StageConfig.ServiceSize;
import dks.infra.stage.Stages;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** By what the services scale. */
class ScalingTest {
    private final Json dev = Variants.ALL.json("dev", "Services");
    private final Json prod = Variants.ALL.json("prod", "Services");

    @Test
    void aServiceScalesByCpuByMemoryAndByRequestsPerTarget() {
        for (var service :
                Map.of("Api", Stages.PROD.api(), "Ui", Stages.PROD.ui()).entrySet()) {
            var targets = service.getValue().scaling().orElseThrow();
            assertThat(targets(service.getKey()))
                    .isEqualTo(Map.of(
                            "ECSServiceAverageCPUUtilization", targets.cpuPercent(),
                            "ECSServiceAverageMemoryUtilization", targets.memoryPercent(),
                            "ALBRequestCountPerTarget", targets.requestsPerMinute()));
        }
    }

    @Test
    void requestsAreThoseOfTheServicesOwnTargets() {
        String label = policies("Ui").stream()
                .map(policy -> metric(policy).path("ResourceLabel"))
                .filter(node -> !node.isMissingNode())
                .toList()
                .toString();
        assertThat(label)
                .contains("LoadBalancerFullName", "dks-prod-Platform", "\"/\"")
                .contains("[\"UiRouteTargets")
                .contains("TargetGroupFullName")
                .doesNotContain("Fn::Split", "Fn::Select");
    }

    /** The versions of a canary alternate between two target groups, and AWS's own metric is of one. */
    @Test
    void requestsCountInWhicheverGroupAVersionIs() {
        JsonNode metrics = policies("Api").stream()
                .map(policy -> policy.path("TargetTrackingScalingPolicyConfiguration")
                        .path("CustomizedMetricSpecification")
                        .path("Metrics"))
                .filter(JsonNode::isArray)
                .findFirst()
                .orElseThrow();
        assertThat(metrics).hasSize(3);
        for (int i = 0; i < 2; i++) {
            JsonNode requests = metrics.path(i);
            assertThat(requests.path("Id").asText()).isEqualTo("requests" + i);
            assertThat(requests.path("ReturnData").asBoolean(true)).isFalse();
            assertThat(requests.path("MetricStat").path("Stat").asText()).isEqualTo("Sum");
            assertThat(requests.path("MetricStat")
                            .path("Metric")
                            .path("MetricName")
                            .asText())
                    .isEqualTo("RequestCountPerTarget");
            assertThat(requests.toString()).contains("ApiRoute", "TargetGroupFullName", "LoadBalancerFullName");
        }
        assertThat(metrics.path(0).path("MetricStat"))
                .isNotEqualTo(metrics.path(1).path("MetricStat"));
        assertThat(metrics.path(2).path("Expression").asText()).isEqualTo("FILL(requests0, 0) + FILL(requests1, 0)");
        assertThat(metrics.path(2).path("ReturnData").asBoolean()).isTrue();
    }

    @Test
    void aServiceOfOneTaskScalesByNothing() {
        assertThat(dev.resources("AWS::ApplicationAutoScaling::ScalableTarget")).isEmpty();
        assertThat(dev.resources("AWS::ApplicationAutoScaling::ScalingPolicy")).isEmpty();
    }

    /** See {@link StageConfig.ScalingTargets}: the whole heap, what a task was measured to hold, and the proxy. */
    @Test
    void memoryThatATaskKeepsByDesignNeverHoldsItBack() {
        assertThat(keptPercent(Stages.PROD.ui(), 126)).isLessThan(alarmForLess(Stages.PROD.ui()));
        assertThat(keptPercent(Stages.PROD.api(), 172)).isLessThan(alarmForLess(Stages.PROD.api()));
    }

    private static double keptPercent(ServiceSize size, int measuredMiB) {
        int proxy = 128;
        double kept = size.memoryMiB() * 0.33 + measuredMiB + proxy;
        return 100 * kept / (size.memoryMiB() + proxy);
    }

    private static double alarmForLess(ServiceSize size) {
        return 0.9 * size.scaling().orElseThrow().memoryPercent();
    }

    private List<JsonNode> policies(String service) {
        return prod.properties("AWS::ApplicationAutoScaling::ScalingPolicy").stream()
                .filter(policy ->
                        policy.path("ScalingTargetId").path("Ref").asText().startsWith(service))
                .toList();
    }

    private Map<String, Integer> targets(String service) {
        var targets = new TreeMap<String, Integer>();
        for (JsonNode policy : policies(service)) {
            targets.put(
                    metric(policy).path("PredefinedMetricType").asText("ALBRequestCountPerTarget"),
                    policy.path("TargetTrackingScalingPolicyConfiguration")
                            .path("TargetValue")
                            .asInt());
        }
        return targets;
    }

    private static JsonNode metric(JsonNode policy) {
        return policy.path("TargetTrackingScalingPolicyConfiguration").path("PredefinedMetricSpecification");
    }
}
