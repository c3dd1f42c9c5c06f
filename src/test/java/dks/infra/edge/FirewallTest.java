package dks.infra.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dks.infra.Json;
import dks.infra.Variants;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The web ACL against the rules that AWS documents for its groups. */
class FirewallTest {
    private static final Map<String, List<String>> DOCUMENTED = documented();

    private final Json firewall = Variants.ALL.json("prod", "Firewall");

    @Test
    void everyGroupThatIsUsedIsInTheListOfDocumentedRules() {
        assertThat(overrides().keySet()).hasSize(3).isEqualTo(DOCUMENTED.keySet());
    }

    static Stream<String> rulesOnWhatPeopleWrite() {
        // The URL of a search is shorter than 2,048 bytes, which SizeRestrictions_QUERYSTRING is about.
        return DOCUMENTED.values().stream()
                .flatMap(List::stream)
                .filter(rule ->
                        rule.matches(".*_(BODY|QUERYARGUMENTS|QUERYSTRING)|(Log4J|JavaDeserialization)RCE_HEADER"))
                .filter(rule -> !rule.equals("SizeRestrictions_QUERYSTRING"));
    }

    @ParameterizedTest
    @MethodSource("rulesOnWhatPeopleWrite")
    void aRuleOnWhatPeopleWriteOrSearchForOnlyCounts(String rule) {
        assertThat(overrides().values().stream().flatMap(actions -> actions.entrySet().stream()))
                .contains(Map.entry(rule, "Count"));
    }

    @Test
    void everyOtherRuleActsAsAwsMeansItTo() {
        var overridden = new TreeSet<String>();
        overrides().forEach((group, actions) -> {
            assertThat(DOCUMENTED.get(group)).as("AWS WAF refuses other names").containsAll(actions.keySet());
            overridden.addAll(actions.keySet());
        });
        assertThat(overridden).isEqualTo(new TreeSet<>(rulesOnWhatPeopleWrite().toList()));
        assertThat(overridden).hasSize(17);
    }

    @Test
    void whatTheFirewallDoesNotLetThroughIsKeptWithoutSecrets() {
        JsonNode logging = firewall.only("AWS::WAFv2::LoggingConfiguration");
        assertThat(logging.path("LoggingFilter").path("DefaultBehavior").asText())
                .isEqualTo("DROP");
        assertThat(logging.path("LoggingFilter").path("Filters").toString()).contains("BLOCK", "COUNT", "KEEP");
        assertThat(logging.path("LogDestinationConfigs").toString()).contains("Logs6819BB44");
        // AWS WAF takes no other names.
        assertThat(firewall.only("AWS::Logs::LogGroup").path("LogGroupName").toString())
                .contains("[\"aws-waf-logs-dks-prod-\",", "AWS::StackId");
    }

    @Test
    void searchesSignInCodesAndSessionsAreInNeitherLogsNorSamples() {
        assertThat(firewall.only("AWS::WAFv2::LoggingConfiguration").path("RedactedFields"))
                .extracting(JsonNode::toString)
                .containsExactlyInAnyOrder(
                        "{\"QueryString\":{}}",
                        "{\"SingleHeader\":{\"Name\":\"authorization\"}}",
                        "{\"SingleHeader\":{\"Name\":\"cookie\"}}",
                        "{\"SingleHeader\":{\"Name\":\"hx-current-url\"}}",
                        "{\"SingleHeader\":{\"Name\":\"referer\"}}");
        var sampled = new ArrayList<Boolean>();
        firewall.walk((path, node) -> {
            if (node.has("SampledRequestsEnabled")) {
                sampled.add(node.path("SampledRequestsEnabled").asBoolean());
            }
        });
        assertThat(sampled).hasSize(5).containsOnly(false);
    }

    /** The action of each rule that has another one than AWS's, by group. */
    private Map<String, Map<String, String>> overrides() {
        var overrides = new TreeMap<String, Map<String, String>>();
        firewall.only("AWS::WAFv2::WebACL").path("Rules").forEach(rule -> {
            JsonNode group = rule.path("Statement").path("ManagedRuleGroupStatement");
            if (!group.isMissingNode()) {
                var actions = new TreeMap<String, String>();
                group.path("RuleActionOverrides")
                        .forEach(override -> actions.put(
                                override.path("Name").asText(),
                                override.path("ActionToUse").fieldNames().next()));
                overrides.put(group.path("Name").asText(), actions);
            }
        });
        return overrides;
    }

    private static Map<String, List<String>> documented() {
        try (InputStream file = FirewallTest.class.getResourceAsStream("managed-rules.yaml")) {
            return new TreeMap<>(new YAMLMapper().readValue(file, new TypeReference<Map<String, List<String>>>() {}));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
