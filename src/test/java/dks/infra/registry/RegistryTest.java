package dks.infra.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dks.infra.Json;
import dks.infra.Variants;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;

class RegistryTest {
    private static final String REPOSITORY = "AWS::ECR::Repository";
    private final Json dev = Variants.ALL.json("dev", "Registry");

    @Test
    void eachServiceHasARepositoryOfItsOwn() {
        assertThat(dev.properties(REPOSITORY))
                .extracting(r -> r.path("RepositoryName").asText())
                .containsExactlyInAnyOrder("dks-dev-ui", "dks-dev-api");
    }

    @Test
    void tagsNeverMove() {
        everyRepository("ImageTagMutability", "IMMUTABLE");
    }

    @Test
    void imagesAreScannedWhenPushed() {
        everyRepository("ImageScanningConfiguration", Map.of("ScanOnPush", true));
    }

    @Test
    void theLifecycleKeepsEveryImageThatADeploymentCouldGoBackTo() {
        // ECS goes back by one; twenty leave room for any person's rollback.
        assertThat(dev.properties(REPOSITORY))
                .allSatisfy(r -> assertThat(r.path("LifecyclePolicy")
                                .path("LifecyclePolicyText")
                                .asText())
                        .contains("\"countType\":\"imageCountMoreThan\",\"countNumber\":20")
                        .doesNotContain("untagged")
                        .doesNotContain("sinceImagePushed"));
    }

    @Test
    void theCdksPublishingRoleMayPushAndNobodyElseIsNamed() {
        for (JsonNode repository : dev.properties(REPOSITORY)) {
            JsonNode statements = repository.path("RepositoryPolicyText").path("Statement");
            assertThat(statements).hasSize(1);
            assertThat(statements
                            .get(0)
                            .path("Principal")
                            .path("AWS")
                            .path("Fn::Sub")
                            .asText())
                    .isEqualTo("arn:${AWS::Partition}:iam::${AWS::AccountId}:role/"
                            + "cdk-hnb659fds-image-publishing-role-${AWS::AccountId}-us-east-1");
            assertThat(statements.get(0).path("Action"))
                    .extracting(JsonNode::asText)
                    .contains("ecr:DescribeRepositories", "ecr:DescribeImages", "ecr:PutImage", "ecr:UploadLayerPart")
                    .noneMatch(action -> action.contains("*") || action.contains("Delete"));
        }
    }

    @Test
    void devDeletesItsImagesWithTheRepository() {
        everyRepository("EmptyOnDelete", true);
        assertThat(dev.resources(REPOSITORY).values())
                .allSatisfy(r -> assertThat(r.path("DeletionPolicy").asText()).isEqualTo("Delete"));
    }

    @Test
    void prodKeepsItsImages() {
        assertThat(Variants.ALL.json("prod", "Registry").resources(REPOSITORY).values())
                .allSatisfy(r -> {
                    assertThat(r.path("DeletionPolicy").asText()).isEqualTo("Retain");
                    assertThat(r.path("Properties").path("EmptyOnDelete").asBoolean())
                            .isFalse();
                });
    }

    private static void everyRepository(String property, Object value) {
        Variants.ALL
                .template("dev", "Registry")
                .allResourcesProperties(REPOSITORY, Match.objectLike(Map.of(property, value)));
    }
}
