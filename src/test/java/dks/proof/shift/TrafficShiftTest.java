package dks.proof.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dks.proof.finding.Finding;
import dks.template.Template;
import dks.template.Templates;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Shapes in which the next deploy breaks a canary, and sound ones beside them. */
class TrafficShiftTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String SERVICE = """
            {"Type": "AWS::ECS::Service", "Properties": {"DeploymentConfiguration": {"Strategy": "CANARY"}, "LoadBalancers": [
              {"TargetGroupArn": {"Ref": "Blue"}, "AdvancedConfiguration": {"AlternateTargetGroupArn": {"Ref": "Green"},
               "ProductionListenerRule": {"Ref": "Rule"}, "RoleArn": {"Fn::GetAtt": ["Role", "Arn"]}}}]}}""";
    private static final String BLUE = "{\"TargetGroupArn\": {\"Ref\": \"Blue\"}, \"Weight\": 100}";
    private static final String GREEN = "{\"TargetGroupArn\": {\"Ref\": \"Green\"}, \"Weight\": 0}";
    private static final String BOTH = forward(BLUE + ", " + GREEN);
    private static final String SOUND = rule("Actions", BOTH, "\"Priority\": 10");

    @ParameterizedTest(name = "{0}")
    @MethodSource("unsafe")
    void refuses_what_the_next_deploy_breaks(
            String shape, String service, String rule, ShiftRule broken, String sentence) {
        assertThat(findings(service, rule)).as(shape).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(broken);
            assertThat(finding.rule().fails()).isTrue();
            assertThat(finding.sentence()).contains(sentence).endsWith(".");
            assertThat(finding.fix()).endsWith(".");
        });
    }

    static Stream<Arguments> unsafe() {
        return Stream.of(
                arguments(
                        "the rule leads to the first group alone (aws-cdk#36649)",
                        SERVICE,
                        rule(
                                "Actions",
                                "{\"Type\": \"forward\", \"TargetGroupArn\": {\"Ref\": \"Blue\"}}",
                                "\"Priority\": 1"),
                        ShiftRule.SHIFT_RULE_LEADS_TO_BOTH,
                        "The rule app/Rule has to lead to the two target groups of Api"),
                arguments(
                        "the same, for a service that is rolling by now",
                        SERVICE.replace("CANARY", "ROLLING"),
                        rule(
                                "Actions",
                                "{\"Type\": \"forward\", \"TargetGroupArn\": {\"Ref\": \"Blue\"}}",
                                "\"Priority\": 1"),
                        ShiftRule.SHIFT_RULE_LEADS_TO_BOTH,
                        "The rule app/Rule"),
                arguments(
                        "half of the requests to the group without tasks",
                        SERVICE,
                        rule(
                                "Actions",
                                BOTH.replace(", \"Weight\": 100", "").replace(", \"Weight\": 0", ""),
                                "\"Priority\": 1"),
                        ShiftRule.SHIFT_RULE_LEADS_TO_BOTH,
                        "0 for the second"),
                arguments(
                        "all requests to the group without tasks",
                        SERVICE.replace("\"Blue\"", "\"x\"")
                                .replace("\"Green\"", "\"Blue\"")
                                .replace("\"x\"", "\"Green\""),
                        SOUND,
                        ShiftRule.SHIFT_RULE_LEADS_TO_BOTH,
                        "0 for the second"),
                arguments(
                        "a third target group",
                        SERVICE,
                        rule(
                                "Actions",
                                forward(BLUE + ", " + GREEN + ", " + GREEN.replace("Green", "Old")),
                                "\"Priority\": 1"),
                        ShiftRule.SHIFT_RULE_LEADS_TO_BOTH,
                        "to no other"),
                arguments(
                        "no second target group at all",
                        SERVICE.replaceFirst(
                                "\"AdvancedConfiguration\": \\{(?s:.*?)\\]\\}\\}", "\"ContainerPort\": 80"),
                        SOUND,
                        ShiftRule.SHIFT_HAS_A_WAY_OVER,
                        "Api is deployed by CANARY, and ECS has no way to move its requests: its load balancer's"
                                + " AdvancedConfiguration lacks AlternateTargetGroupArn, ProductionListenerRule, RoleArn"),
                arguments(
                        "no role, linear",
                        SERVICE.replace("CANARY", "LINEAR").replace("RoleArn", "Role"),
                        SOUND,
                        ShiftRule.SHIFT_HAS_A_WAY_OVER,
                        "deployed by LINEAR"),
                arguments(
                        "no rule, blue/green",
                        SERVICE.replace("CANARY", "BLUE_GREEN").replace("ProductionListenerRule", "TestListenerRule"),
                        SOUND,
                        ShiftRule.SHIFT_HAS_A_WAY_OVER,
                        "deployed by BLUE_GREEN, and ECS has no way to move its requests: its load balancer's"
                                + " AdvancedConfiguration lacks ProductionListenerRule."),
                arguments(
                        "the listener's default action",
                        SERVICE,
                        rule("DefaultActions", BOTH, "\"Protocol\": \"HTTPS\"").replace("ListenerRule", "Listener"),
                        ShiftRule.SHIFT_RULE_OF_ITS_OWN,
                        "by the default action of the listener app/Rule"),
                arguments(
                        "a tag that every build gives",
                        SERVICE,
                        rule("Actions", BOTH, "\"Tags\": [{\"Key\": \"build\", \"Value\": {\"Ref\": \"Build\"}}]"),
                        ShiftRule.SHIFT_RULE_STANDS_STILL,
                        "The rule app/Rule has the parameter Build in Tags"),
                arguments(
                        "the same within a text",
                        SERVICE,
                        rule(
                                "Actions",
                                BOTH,
                                "\"Tags\": [{\"Key\": \"build\", \"Value\": {\"Fn::Sub\": \"b-${Build}\"}}]"),
                        ShiftRule.SHIFT_RULE_STANDS_STILL,
                        "the parameter Build in Tags"),
                arguments(
                        "a path by condition",
                        SERVICE,
                        rule(
                                "Actions",
                                BOTH,
                                "\"Conditions\": [{\"Values\": [{\"Fn::If\": [\"Closed\", \"/no\", \"/*\"]}]}]"),
                        ShiftRule.SHIFT_RULE_STANDS_STILL,
                        "the condition Closed in Conditions"),
                arguments(
                        "a header's value from a secret, as CloudFront sends it",
                        SERVICE,
                        rule(
                                "Actions",
                                BOTH,
                                "\"Conditions\": [{\"Values\": [\"{{resolve:secretsmanager:header}}\"]}]"),
                        ShiftRule.SHIFT_RULE_STANDS_STILL,
                        "the dynamic reference {{resolve:secretsmanager:header}} in Conditions"),
                arguments(
                        "a priority that a custom resource finds",
                        SERVICE,
                        rule("Actions", BOTH, "\"Priority\": {\"Fn::GetAtt\": [\"Free\", \"Priority\"]}"),
                        ShiftRule.SHIFT_RULE_STANDS_STILL,
                        "an attribute of the custom resource Free in Priority"),
                arguments(
                        "two services on one rule",
                        SERVICE + ", \"Ui\": " + SERVICE,
                        SOUND,
                        ShiftRule.SHIFT_RULE_ALONE,
                        "ECS moves the rule app/Rule for both Api and Ui"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("safe")
    void passes_what_no_deploy_touches(String shape, String service, String rule) {
        assertThat(findings(service, rule)).as(shape).isEmpty();
    }

    static Stream<Arguments> safe() {
        return Stream.of(
                arguments("a rule of its own that leads to both", SERVICE, SOUND),
                arguments("the same before and after its canaries", SERVICE.replace("CANARY", "ROLLING"), SOUND),
                arguments(
                        "weights written as text",
                        SERVICE,
                        SOUND.replace("\"Weight\": 100", "\"Weight\": \"1\"")
                                .replace("\"Weight\": 0", "\"Weight\": \"0\"")),
                arguments(
                        "a listener that is given at deploy time is another load balancer",
                        SERVICE,
                        rule("Actions", BOTH, "\"ListenerArn\": {\"Ref\": \"Build\"}")),
                arguments(
                        "a network load balancer has no rules",
                        SERVICE,
                        rule("DefaultActions", BOTH, "\"Protocol\": \"TCP\"").replace("ListenerRule", "Listener")),
                arguments("Service Connect alone", SERVICE.replace("LoadBalancers", "ServiceRegistries"), SOUND),
                arguments(
                        "one group and task by task",
                        "{\"Type\": \"AWS::ECS::Service\", \"Properties\": {\"LoadBalancers\":"
                                + " [{\"TargetGroupArn\": {\"Ref\": \"Blue\"}}]}}",
                        rule(
                                "Actions",
                                "{\"Type\": \"forward\", \"TargetGroupArn\": {\"Ref\": \"Blue\"}}",
                                "\"Priority\": 1")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("elsewhere")
    void says_when_the_rule_is_out_of_sight(String shape, String service) {
        assertThat(findings(service, SOUND)).as(shape).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(ShiftRule.SHIFT_NOT_PROVEN);
            assertThat(finding.rule().fails()).isFalse();
            assertThat(finding.sentence()).startsWith("Not proven: the listener rule");
        });
    }

    static Stream<Arguments> elsewhere() {
        return Stream.of(
                arguments("an ARN", SERVICE.replace("{\"Ref\": \"Rule\"}", "\"arn:aws:elasticloadbalancing:rule\"")),
                arguments("a parameter", SERVICE.replace("\"Ref\": \"Rule\"", "\"Ref\": \"Build\"")));
    }

    private static String forward(String groups) {
        return "{\"Type\": \"forward\", \"ForwardConfig\": {\"TargetGroups\": [" + groups + "]}}";
    }

    private static String rule(String actions, String action, String rest) {
        return "{\"Type\": \"AWS::ElasticLoadBalancingV2::ListenerRule\", \"Properties\": {\"" + actions + "\": ["
                + action + "], " + rest + "}}";
    }

    private static List<Finding> findings(String service, String rule) {
        String group = "{\"Type\": \"AWS::ElasticLoadBalancingV2::TargetGroup\", \"Properties\": {}}";
        String template = """
                {"Parameters": {"Build": {"Type": "String"}}, "Resources": {"Blue": %s, "Green": %s, "Old": %s, "Rule": %s,
                 "Free": {"Type": "Custom::FreePriority"}, "Api": %s}}""".formatted(group, group, group, rule, service);
        try {
            return TrafficShift.check(
                    new Templates(List.of(new Template("app", Path.of("app.template.json"), JSON.readTree(template)))));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(template, e);
        }
    }
}
