package dks.infra.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dks.infra.Synthesized;
import dks.infra.Variants;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.ecr.assets.DockerImageAsset;

/** What the CDK CLI is told to build, to push where, and in which order. */
class NamedRepositorySynthesizerTest {
    private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

    @Test
    void eachImageGoesToTheRepositoryOfItsService() {
        var destinations = new TreeMap<String, String>();
        images(Variants.ALL)
                .forEach(image -> destinations.put(
                        image.path("displayName").asText(),
                        image.path("destinations")
                                .elements()
                                .next()
                                .path("repositoryName")
                                .asText()));
        assertThat(destinations).isEqualTo(Map.of("dks-ui", "dks-dev-ui", "dks-api", "dks-dev-api"));
    }

    @Test
    void imagesAreBuiltForTheStagesProcessor() {
        assertThat(images(Variants.ALL))
                .allSatisfy(image -> assertThat(
                                image.path("source").path("platform").asText())
                        .isEqualTo("linux/arm64"));
        assertThat(images(Synthesized.with("stage=dev", "cpu=x86_64")))
                .allSatisfy(image -> assertThat(
                                image.path("source").path("platform").asText())
                        .isEqualTo("linux/amd64"));
    }

    @Test
    void imagesArePushedByTheBootstrapStacksRole() {
        assertThat(images(Variants.ALL))
                .allSatisfy(image -> assertThat(image.path("destinations")
                                .elements()
                                .next()
                                .path("assumeRoleArn")
                                .asText())
                        .contains("image-publishing-role"));
    }

    @Test
    void nothingIsPushedBeforeTheRepositoriesExist() {
        Stack registry = Variants.ALL.stack("dev", "Registry");
        JsonNode assets = artifact(Variants.ALL.stack("dev", "Services").getArtifactId() + ".assets");
        assertThat(assets.path("dependencies")).extracting(JsonNode::asText).contains(registry.getArtifactId());
    }

    @Test
    void theServicesAreDeployedAfterTheirImages() {
        Stack services = Variants.ALL.stack("dev", "Services");
        assertThat(artifact(services.getArtifactId()).path("dependencies"))
                .extracting(JsonNode::asText)
                .contains(services.getArtifactId() + ".assets");
    }

    @Test
    void theStackIsDeployedAsOneWithTheDefaultSynthesizerIs() {
        JsonNode ours =
                artifact(Variants.ALL.stack("dev", "Services").getArtifactId()).path("properties");
        JsonNode theirs =
                artifact(Variants.ALL.stack("dev", "Data").getArtifactId()).path("properties");
        for (String property : new String[] {
            "assumeRoleArn",
            "cloudFormationExecutionRoleArn",
            "requiresBootstrapStackVersion",
            "bootstrapStackVersionSsmParameter",
            "lookupRole"
        }) {
            assertThat(ours.path(property)).as(property).isEqualTo(theirs.path(property));
            assertThat(theirs.has(property)).as(property).isTrue();
        }
        assertThat(ours.path("stackTemplateAssetObjectUrl").asText()).startsWith("s3://cdk-hnb659fds-assets-");
    }

    @Test
    void aDigestIsDeployedWithoutABuild() {
        Synthesized built = Synthesized.with("stage=dev", "apiImage=" + DIGEST, "uiImage=" + DIGEST);
        assertThat(images(built)).isEmpty();
        assertThat(built.json("dev", "Services").node().toString()).contains("@" + DIGEST);
    }

    @Test
    void anImageWithoutARepositoryIsRefusedByName() {
        var app = new App();
        var registry = new Stack(app, "Registry");
        var stack = new Stack(
                app,
                "Services",
                StackProps.builder()
                        .synthesizer(new NamedRepositorySynthesizer(Map.of("ui", "repository"), registry))
                        .build());
        assertThatThrownBy(() -> DockerImageAsset.Builder.create(stack, "Worker")
                        .directory("dks-api")
                        .assetName("worker")
                        .build())
                .hasMessageContaining("Image asset 'worker' has no repository; assetName must be one of [ui].");
    }

    private static Iterable<JsonNode> images(Synthesized app) {
        String manifest = app.stack("dev", "Services").getArtifactId() + ".assets.json";
        return app.file("dev", manifest).node().path("dockerImages");
    }

    private static JsonNode artifact(String id) {
        return Variants.ALL
                .file("dev", "manifest.json")
                .node()
                .path("artifacts")
                .path(id);
    }
}
