package dks.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ecr.assets.DockerImageAsset;

/** Images are tagged by the hash of their source, so a base image's fix must change the source. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ImageHashTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"dks-api", "dks-ui"})
    void a_new_digest_of_an_image_that_is_built_on_makes_a_new_image(String service) throws Exception {
        String old = hash(service, "BASE", "a", "first");

        assertThat(hash(service, "BASE", "a", "the same again")).isEqualTo(old);
        assertThat(hash(service, "BASE", "b", "another base")).isNotEqualTo(old);
        assertThat(hash(service, "JDK", "a", "another JDK")).isNotEqualTo(old);
    }

    private String hash(String service, String pinned, String digit, String name) throws IOException {
        Path context = Files.createDirectory(folder.resolve(name));
        Files.copy(Path.of(service, ".dockerignore"), context.resolve(".dockerignore"));
        String dockerfile = Files.readString(Path.of(service, "Dockerfile"));
        String edited =
                dockerfile.replaceFirst("(?m)^(ARG " + pinned + "=[^@\\n]+)(@.*)?$", "$1@sha256:" + digit.repeat(64));
        assertThat(edited).isNotEqualTo(dockerfile);
        Files.writeString(context.resolve("Dockerfile"), edited);
        return DockerImageAsset.Builder.create(new Stack(new App()), "Image")
                .directory(context.toString())
                .build()
                .getAssetHash();
    }
}
