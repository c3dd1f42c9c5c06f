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
        assertThat(dev.only("AWS::SecretsManager::Secret").has("SecretString")).isFalse();
        assertThat(dev.only("AWS::SecretsManager::Secret").has("Name"))
                .as("a secret of the same name could not be made again for days after its deletion")
                .isFalse();
    }

    @Test
    void devIsDeletedWithoutASnapshotThatWouldCost() {
        assertThat(dev.resources().values())
                .filteredOn(r ->
                        r.path("Type").asText().matches("AWS::(RDS|SecretsManager)::(DBCluster|DBInstance|Secret)"))
                .hasSize(3)
                .allSatisfy(r -> assertThat(r.path("DeletionPolicy").asText()).isEqualTo("Delete"));
        assertThat(cluster(dev).path("DeletionProtection").asBoolean()).isFalse();
    }

    @Test
    void prodKeepsItsDataThreeTimesOver() {
        assertThat(prod.resources().values())
                .filteredOn(r ->
                        r.path("Type").asText().matches("AWS::(RDS|SecretsManager)::(DBCluster|DBInstance|Secret)"))
                .hasSize(4)
                .allSatisfy(r -> assertThat(r.path("DeletionPolicy").asText()).isEqualTo("Retain"));
        assertThat(cluster(prod).path("DeletionProtection").asBoolean()).isTrue();
        assertThat(Variants.ALL.stack("prod", "Data").getTerminationProtection())
                .isTrue();
    }

    @Test
    void prodGoesBackFourteenDays() {
        assertThat(cluster(prod).path("BackupRetentionPeriod").asInt()).isEqualTo(14);
    }

    private static JsonNode cluster(Json template) {
        return template.only("AWS::RDS::DBCluster");
    }
}
