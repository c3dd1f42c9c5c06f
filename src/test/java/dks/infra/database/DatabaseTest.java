package dks.infra.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dks.infra.Json;
import dks.infra.Variants;
import dks.infra.stage.Stages;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatabaseTest {
    private final Json dev = Variants.ALL.json("dev", "Data");
    private final Json prod = Variants.ALL.json("prod", "Data");

    @Test
    void devStopsPayingForComputeAfterTenIdleMinutes() {
        JsonNode scaling = cluster(dev).path("ServerlessV2ScalingConfiguration");
        assertThat(scaling.path("MinCapacity").asDouble()).isZero();
        assertThat(scaling.path("SecondsUntilAutoPause").asInt()).isEqualTo(600);
    }

    @Test
    void prodNeverPauses() {
        JsonNode scaling = cluster(prod).path("ServerlessV2ScalingConfiguration");
        assertThat(scaling.path("MinCapacity").asDouble())
                .isEqualTo(Stages.PROD.database().minCapacity())
                .isPositive();
        assertThat(scaling.has("SecondsUntilAutoPause")).isFalse();
    }

    @Test
    void prodHasAReaderToFailOverTo() {
        assertThat(prod.resources("AWS::RDS::DBInstance"))
                .hasSize(1 + Stages.PROD.database().readers());
    }

    @Test
    void noInstanceIsReachableFromTheInternet() {
        for (Json stage : List.of(dev, prod)) {
            assertThat(stage.properties("AWS::RDS::DBInstance"))
                    .isNotEmpty()
                    .allSatisfy(i -> assertThat(i.path("PubliclyAccessible").asBoolean(true))
                            .isFalse());
            assertThat(stage.only("AWS::RDS::DBSubnetGroup").path("SubnetIds").toString())
                    .contains("IsolatedSubnet")
                    .doesNotContain("PublicSubnet")
                    .doesNotContain("PrivateSubnet");
        }
    }

    @Test
    void itsOwnStackLetsNobodyIn() {
        assertThat(dev.resources("AWS::EC2::SecurityGroupIngress")).isEmpty();
        assertThat(dev.only("AWS::EC2::SecurityGroup").has("SecurityGroupIngress"))
                .isFalse();
    }

    @Test
    void connectionsWithoutTlsAreRefused() {
        assertThat(dev.only("AWS::RDS::DBClusterParameterGroup")
                        .path("Parameters")
                        .path("rds.force_ssl")
                        .asText())
                .isEqualTo("1");
    }

    @Test
    void dataIsEncryptedAtRest() {
        assertThat(cluster(dev).path("StorageEncrypted").asBoolean()).isTrue();
    }

    @Test
    void thePasswordIsInTheSecretAndNowhereElse() {
        assertThat(cluster(dev).path("MasterUserPassword").toString()).contains("{{resolve:secretsmanager:");
        assertThat(dev.properties("AWS::SecretsManager::Secret")).hasSize(2).allSatisfy(secret -> {
            assertThat(secret.has("SecretString")).isFalse();
            assertThat(secret.path("GenerateSecretString")
                            .path("PasswordLength")
                            .asInt())
                    .isGreaterThanOrEqualTo(30);
            assertThat(secret.has("Name"))
                    .as("a secret of the same name could not be made again for days after its deletion")
                    .isFalse();
        });
    }

    @Test
    void theRoleThatServesRequestsIsNotTheOneThatOwnsTheDatabase() {
        assertThat(dev.properties("AWS::SecretsManager::Secret"))
                .extracting(secret -> secret.path("GenerateSecretString")
                        .path("SecretStringTemplate")
                        .asText())
                .containsExactlyInAnyOrder("{\"username\":\"dks\"}", "{\"username\":\"dks_api\"}");
        assertThat(cluster(dev).path("MasterUsername").toString()).contains("DatabaseCredentials24F58BE6");
    }

    @Test
    void devIsDeletedWithoutASnapshotThatWouldCost() {
        assertThat(dev.resources().values())
                .filteredOn(r ->
                        r.path("Type").asText().matches("AWS::(RDS|SecretsManager)::(DBCluster|DBInstance|Secret)"))
                .hasSize(4)
                .allSatisfy(r -> assertThat(r.path("DeletionPolicy").asText()).isEqualTo("Delete"));
        assertThat(cluster(dev).path("DeletionProtection").asBoolean()).isFalse();
    }

    @Test
    void prodKeepsItsDataThreeTimesOver() {
        assertThat(prod.resources().values())
                .filteredOn(r ->
                        r.path("Type").asText().matches("AWS::(RDS|SecretsManager)::(DBCluster|DBInstance|Secret)"))
                .hasSize(5)
                .allSatisfy(r -> assertThat(r.path("DeletionPolicy").asText()).isEqualTo("Retain"));
        assertThat(cluster(prod).path("DeletionProtection").asBoolean()).isTrue();
        assertThat(Variants.ALL.stack("prod", "Data").getTerminationProtection())
                .isTrue();
    }

    @Test
    void prodGoesBackFourteenDays() {
        assertThat(cluster(prod).path("BackupRetentionPeriod").asInt()).isEqualTo(14);
    }

    @Test
    void prodWatchesItsInstancesAndExportsTheirLog() {
        assertThat(cluster(prod).path("EnableCloudwatchLogsExports").toString()).isEqualTo("[\"postgresql\"]");
        assertThat(prod.properties("AWS::RDS::DBInstance")).hasSize(2).allSatisfy(instance -> {
            assertThat(instance.path("EnablePerformanceInsights").asBoolean()).isTrue();
            assertThat(instance.path("PerformanceInsightsRetentionPeriod").asInt())
                    .as("days that cost nothing")
                    .isEqualTo(7);
            assertThat(instance.path("MonitoringInterval").asInt()).isEqualTo(60);
            assertThat(instance.path("MonitoringRoleArn").toString()).contains("DatabaseMonitoring");
        });
    }

    @Test
    void enhancedMonitoringIsOfThisAccountsInstancesAndWritesToItsOwnGroupOnly() {
        JsonNode role = prod.properties("AWS::IAM::Role").stream()
                .filter(r -> r.toString().contains("monitoring.rds.amazonaws.com"))
                .findFirst()
                .orElseThrow();
        assertThat(role.path("AssumeRolePolicyDocument").toString())
                .contains("aws:SourceAccount", "aws:SourceArn", ":db:*");
        assertThat(role.has("ManagedPolicyArns")).isFalse();
        JsonNode statements =
                role.path("Policies").path(0).path("PolicyDocument").path("Statement");
        assertThat(statements)
                .hasSize(2)
                .allSatisfy(statement -> assertThat(statement.path("Resource").toString())
                        .contains(":log-group:RDSOSMetrics")
                        .doesNotContain("\"*\""));
    }

    @Test
    void theExportedLogForgetsLikeTheOthers() {
        JsonNode target = prod.only("AWS::Scheduler::Schedule").path("Target");
        assertThat(target.path("Arn").toString()).contains(":scheduler:::aws-sdk:cloudwatchlogs:putRetentionPolicy");
        assertThat(target.path("Input").toString())
                .contains("/aws/rds/cluster/", "DatabaseCluster5B53A178", "/postgresql", "RetentionInDays\\\":90");
    }

    @Test
    void whatHoldsAnInstanceAwakeOrAboveItsLeastCapacityIsLeftOutOfDev() {
        assertThat(cluster(dev).has("EnableCloudwatchLogsExports")).isFalse();
        assertThat(dev.properties("AWS::RDS::DBInstance")).hasSize(1).allSatisfy(instance -> {
            assertThat(instance.path("EnablePerformanceInsights").asBoolean()).isFalse();
            assertThat(instance.path("MonitoringInterval").asInt()).isZero();
        });
    }

    @Test
    void theLogHoldsNothingThatPeopleWrote() {
        for (Json stage : List.of(dev, prod)) {
            JsonNode parameters =
                    stage.only("AWS::RDS::DBClusterParameterGroup").path("Parameters");
            assertThat(parameters.path("log_error_verbosity").asText())
                    .as("DETAIL quotes rows")
                    .isEqualTo("terse");
            assertThat(parameters.has("log_statement") || parameters.has("log_min_duration_statement"))
                    .as("they quote the values of parameters")
                    .isFalse();
        }
    }

    private static JsonNode cluster(Json template) {
        return template.only("AWS::RDS::DBCluster");
    }
}
