package dks.infra.database;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/**
 * The role by which RDS writes Enhanced Monitoring, what the operating system under an instance measures, to the log group
 * that all databases of an account share. It may do what AmazonRDSEnhancedMonitoringRole may, in that group alone and for
 * instances of this account and Region only.
 */
final class MonitoringRole extends Construct {
    private static final String GROUP =
            "arn:" + Aws.PARTITION + ":logs:" + Aws.REGION + ":" + Aws.ACCOUNT_ID + ":log-group:RDSOSMetrics";

    private final Role role;

    MonitoringRole(Construct scope, String id) {
        super(scope, id);
        role = Role.Builder.create(this, "Default")
                .description("Enhanced Monitoring of the DKS database")
                .assumedBy(new ServicePrincipal("monitoring.rds.amazonaws.com")
                        .withConditions(new TreeMap<>(Map.of(
                                "ArnLike",
                                Map.of(
                                        "aws:SourceArn",
                                        "arn:" + Aws.PARTITION + ":rds:" + Aws.REGION + ":" + Aws.ACCOUNT_ID + ":db:*"),
                                "StringEquals",
                                Map.of("aws:SourceAccount", Aws.ACCOUNT_ID)))))
                .inlinePolicies(Map.of(
                        "Monitoring",
                        PolicyDocument.Builder.create()
                                .statements(List.of(
                                        allow(
                                                List.of(GROUP, GROUP + ":*"),
                                                "logs:CreateLogGroup",
                                                "logs:PutRetentionPolicy"),
                                        allow(
                                                List.of(GROUP + ":log-stream:*"),
                                                "logs:CreateLogStream",
                                                "logs:DescribeLogStreams",
                                                "logs:GetLogEvents",
                                                "logs:PutLogEvents")))
                                .build()))
                .build();
    }

    IRole role() {
        return role;
    }

    private static PolicyStatement allow(List<String> resources, String... actions) {
        return PolicyStatement.Builder.create()
                .actions(List.of(actions))
                .resources(resources)
                .build();
    }
}
