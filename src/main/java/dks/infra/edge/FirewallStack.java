package dks.infra.edge;

import dks.infra.stage.StageConfig;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.wafv2.CfnLoggingConfiguration;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.constructs.Construct;

/**
 * AWS WAF for the distribution: Amazon's lists of known bad sources and inputs, and a limit per address. A stack of its
 * own because CloudFront takes a web ACL from us-east-1 only, wherever the rest of the stage is.
 */
public final class FirewallStack extends Stack {
    /** Requests an address may make within five minutes, WAF's default window. */
    private static final int RATE_LIMIT = 2_000;

    /** What a log must not keep: sessions, and by the query searches and the codes of sign-ins. */
    private static final List<String> SECRET_HEADERS = List.of("authorization", "cookie", "hx-current-url", "referer");

    private final CfnWebACL acl;

    public FirewallStack(Construct scope, String id, StageConfig stage) {
        super(
                scope,
                id,
                StackProps.builder()
                        .description("DKS " + stage.name() + ": web application firewall of the distribution")
                        .env(Environment.builder()
                                .account(stage.target().account().orElse(null))
                                .region("us-east-1")
                                .build())
                        .build());
        acl = CfnWebACL.Builder.create(this, "WebAcl")
                .scope("CLOUDFRONT")
                .defaultAction(CfnWebACL.DefaultActionProperty.builder()
                        .allow(CfnWebACL.AllowActionProperty.builder().build())
                        .build())
                .visibilityConfig(visibility("DksWebAcl"))
                .rules(List.of(
                        rateLimit(0),
                        managed(1, "AWSManagedRulesAmazonIpReputationList", List.of()),
                        managed(2, "AWSManagedRulesKnownBadInputsRuleSet", CountedRules.BAD_INPUTS),
                        managed(3, "AWSManagedRulesCommonRuleSet", CountedRules.COMMON)))
                .build();
        logWhatIsNotLetThrough(stage);
    }

    /** ARN of the web ACL. */
    public String webAclArn() {
        return acl.getAttrArn();
    }

    /** Every request is in CloudFront's log; here are those that a rule blocked or counted, and which rule it was. */
    private void logWhatIsNotLetThrough(StageConfig stage) {
        var logs = LogGroup.Builder.create(this, "Logs")
                // AWS WAF writes to groups with this beginning and to no others. The end is the stack's own, because
                // the
                // group stays and a second deployment would find its name taken.
                .logGroupName("aws-waf-logs-" + stage.clusterName() + "-" + Fn.select(2, Fn.split("/", Aws.STACK_ID)))
                .retention(stage.retention().logs())
                .removalPolicy(stage.retention().protectedData() ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY)
                .build();
        CfnLoggingConfiguration.Builder.create(this, "Logging")
                .resourceArn(acl.getAttrArn())
                .logDestinationConfigs(List.of(formatArn(ArnComponents.builder()
                        .service("logs")
                        .resource("log-group")
                        .resourceName(logs.getLogGroupName())
                        .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                        .build())))
                .redactedFields(Stream.concat(
                                SECRET_HEADERS.stream().map(FirewallStack::header),
                                Stream.of(CfnLoggingConfiguration.FieldToMatchProperty.builder()
                                        .queryString(Map.of())
                                        .build()))
                        .toList())
                .loggingFilter(new TreeMap<>(Map.of(
                        "DefaultBehavior",
                        "DROP",
                        "Filters",
                        List.of(new TreeMap<>(Map.of(
                                "Behavior", "KEEP",
                                "Requirement", "MEETS_ANY",
                                "Conditions", List.of(action("BLOCK"), action("COUNT"))))))))
                .build();
    }

    private static CfnLoggingConfiguration.FieldToMatchProperty header(String name) {
        return CfnLoggingConfiguration.FieldToMatchProperty.builder()
                .singleHeader(Map.of("Name", name))
                .build();
    }

    private static Map<String, Object> action(String name) {
        return Map.of("ActionCondition", Map.of("Action", name));
    }

    private static CfnWebACL.RuleProperty rateLimit(int priority) {
        return CfnWebACL.RuleProperty.builder()
                .name("RateLimit")
                .priority(priority)
                .action(CfnWebACL.RuleActionProperty.builder()
                        .block(CfnWebACL.BlockActionProperty.builder().build())
                        .build())
                .statement(CfnWebACL.StatementProperty.builder()
                        .rateBasedStatement(CfnWebACL.RateBasedStatementProperty.builder()
                                .aggregateKeyType("IP")
                                .limit(RATE_LIMIT)
                                .build())
                        .build())
                .visibilityConfig(visibility("RateLimit"))
                .build();
    }

    private static CfnWebACL.RuleProperty managed(int priority, String group, List<String> counted) {
        return CfnWebACL.RuleProperty.builder()
                .name(group)
                .priority(priority)
                .overrideAction(CfnWebACL.OverrideActionProperty.builder()
                        .none(Map.of())
                        .build())
                .statement(CfnWebACL.StatementProperty.builder()
                        .managedRuleGroupStatement(CfnWebACL.ManagedRuleGroupStatementProperty.builder()
                                .vendorName("AWS")
                                .name(group)
                                .ruleActionOverrides(
                                        counted.isEmpty()
                                                ? null
                                                : counted.stream()
                                                        .map(FirewallStack::countOnly)
                                                        .toList())
                                .build())
                        .build())
                .visibilityConfig(visibility(group))
                .build();
    }

    private static CfnWebACL.RuleActionOverrideProperty countOnly(String rule) {
        return CfnWebACL.RuleActionOverrideProperty.builder()
                .name(rule)
                .actionToUse(CfnWebACL.RuleActionProperty.builder()
                        .count(CfnWebACL.CountActionProperty.builder().build())
                        .build())
                .build();
    }

    private static CfnWebACL.VisibilityConfigProperty visibility(String metric) {
        return CfnWebACL.VisibilityConfigProperty.builder()
                .cloudWatchMetricsEnabled(true)
                .metricName(metric)
                // Samples would show requests whole, queries included: what the log leaves out, they do not.
                .sampledRequestsEnabled(false)
                .build();
    }
}
