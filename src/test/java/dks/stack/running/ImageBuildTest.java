package dks.stack.running;

import static org.assertj.core.api.Assertions.assertThat;

import dks.stack.model.Image;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImageBuildTest {
    @Test
    void buildsForThisMachine() {
        assertThat(command(image())).containsExactly("build", "--tag", "dks-dev-api:0", "asset.0");
    }

    @Test
    void takesOverWhatTheAssetSays() {
        var image = new Image(
                "dks-dev-api:0",
                Path.of("asset.0"),
                Optional.of("Dockerfile.api"),
                Optional.of("runtime"),
                Map.of("MAVEN", "3.9"),
                Optional.of("linux/arm64"));
        assertThat(command(image))
                .containsExactly(
                        "build",
                        "--tag",
                        "dks-dev-api:0",
                        "--file",
                        "asset.0/Dockerfile.api",
                        "--target",
                        "runtime",
                        "--build-arg",
                        "MAVEN=3.9",
                        "asset.0");
    }

    static Image image() {
        return new Image(
                "dks-dev-api:0",
                Path.of("asset.0"),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.of("linux/arm64"));
    }

    private static List<String> command(Image image) {
        return new ImageBuild(new Engine(new Programs(), "docker", List.of()), image).command();
    }
}
