package dks.stack.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dks.stack.model.StackFailure;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineTest {
    private static final String WITHOUT_COMPOSE = "[ \"$1\" != compose ]";

    @TempDir
    Path folder;

    @Test
    void usesComposeThatIsAPartOfTheProgram() throws Exception {
        String docker = FakeDocker.in(folder, "exit 0");
        assertThat(Engine.find(new Programs(), docker).compose()).containsExactly(docker, "compose");
    }

    @Test
    void usesComposeThatIsAProgramOfItsOwnWhereItIsNoPart() throws Exception {
        String docker = FakeDocker.in(folder, WITHOUT_COMPOSE);
        String older = FakeDocker.in(folder.resolve("older"), "exit 0");
        assertThat(Engine.find(new Programs(), docker, older).compose()).containsExactly(older);
    }

    @Test
    void saysThatThereIsNoCompose() throws IOException {
        String docker = FakeDocker.in(folder, WITHOUT_COMPOSE);
        assertThatThrownBy(() -> Engine.find(
                        new Programs(), docker, folder.resolve("none").toString()))
                .isInstanceOf(StackFailure.class)
                .hasMessage(
                        "The engine is there, but Compose is not; install Docker's compose plugin, or docker-compose.");
    }

    @Test
    void saysThatThereIsNoProgram() {
        assertThatThrownBy(
                        () -> Engine.find(new Programs(), folder.resolve("none").toString()))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("There is no program '" + folder.resolve("none"))
                .hasMessageContaining("CDK_DOCKER");
    }

    @Test
    void saysThatNoEngineAnswers() throws IOException {
        String docker = FakeDocker.in(folder, "echo 'Cannot connect to the Docker daemon'; exit 1");
        assertThatThrownBy(() -> Engine.find(new Programs(), docker))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("No container engine answers; start it")
                .hasMessageContaining("Cannot connect to the Docker daemon");
    }

    @Test
    void saysWhyAnImageCannotBeBuilt() throws Exception {
        String docker = FakeDocker.in(
                folder, "[ \"$1\" != build ] || { echo 'Step 1/9'; echo 'RUN mvn: exit code 1'; exit 1; }");
        var build = new ImageBuild(Engine.find(new Programs(), docker), ImageBuildTest.image());
        assertThatThrownBy(() -> build.run(line -> {}))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("The image dks-dev-api:0 cannot be built from asset.0")
                .hasMessageEndingWith("    RUN mvn: exit code 1");
    }

    @Test
    void saysThatPodmanHasNoBuildKit() throws Exception {
        String docker = FakeDocker.in(
                folder,
                "[ \"$1\" != build ] || { echo 'failed to dial gRPC: unable to upgrade to h2c, received 404'; exit 1; }");
        var build = new ImageBuild(Engine.find(new Programs(), docker), ImageBuildTest.image());
        assertThatThrownBy(() -> build.run(line -> {}))
                .isInstanceOf(StackFailure.class)
                .hasMessageStartingWith("The engine has no BuildKit")
                .hasMessageContaining("DOCKER_BUILDKIT=0 or CDK_DOCKER=podman");
    }

    @Test
    void beginsNothingAfterAStop() throws Exception {
        var programs = new Programs();
        Engine engine = Engine.find(programs, FakeDocker.in(folder, "exit 0"));
        programs.stop();
        assertThatThrownBy(() -> engine.run("ps")).isInstanceOf(StackFailure.class);
    }
}
