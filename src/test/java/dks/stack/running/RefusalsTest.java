package dks.stack.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dks.stack.model.StackFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What make stack says before it starts anything. */
class RefusalsTest {
    @TempDir
    Path folder;

    @Test
    void aPortThatIsNone() {
        assertThatThrownBy(() -> Settings.from(Map.of("STACK_PORT", "http"), folder, List.of()))
                .isInstanceOf(StackFailure.class)
                .hasMessage("STACK_PORT is 'http', which is no port; give a number from 1 to 65535, as in: make stack"
                        + " STACK_PORT=3081");
    }

    @Test
    void aPortThatIsTaken() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> new Port(other.getLocalPort()).requireFree())
                    .isInstanceOf(StackFailure.class)
                    .hasMessageContaining("is taken by another program")
                    .hasMessageContaining("make stack STACK_PORT=");
        }
    }

    @Test
    void aSecondRun() throws StackFailure {
        RunLock first = RunLock.take(folder);
        assertThatThrownBy(() -> RunLock.take(folder))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("(process " + ProcessHandle.current().pid() + ")");
        first.close();
        RunLock.take(folder).close();
    }

    @Test
    void templatesThatAreOlderThanTheSources() throws Exception {
        Path source =
                Files.createDirectories(folder.resolve("dks-api/src/main")).resolve("Api.java");
        Path output = Files.createDirectories(folder.resolve("cdk.out"));
        Files.writeString(source, "");
        Path manifest = Files.writeString(output.resolve("manifest.json"), "{}");
        var age = new TemplateAge(folder);

        Files.setLastModifiedTime(manifest, FileTime.fromMillis(2_000));
        Files.setLastModifiedTime(source, FileTime.fromMillis(1_000));
        assertThatCode(() -> age.requireYoungerThanSources(output)).doesNotThrowAnyException();

        Files.setLastModifiedTime(source, FileTime.fromMillis(3_000));
        assertThatThrownBy(() -> age.requireYoungerThanSources(output))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("are older than dks-api/src/main/Api.java");
    }

    @Test
    void templatesThatAreNotThere() {
        assertThatThrownBy(() -> new TemplateAge(folder).requireYoungerThanSources(folder.resolve("cdk.out")))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("There are no templates in " + folder.resolve("cdk.out"));
    }

    @Test
    void twoCheckoutsHaveTwoProjects() throws StackFailure {
        String one = Settings.from(Map.of(), folder.resolve("one"), List.of())
                .place()
                .project();
        String two = Settings.from(Map.of(), folder.resolve("two"), List.of())
                .place()
                .project();
        assertThat(one).matches("dks-stack-[0-9a-f]{8}").isNotEqualTo(two);
    }

    @Test
    void secretsAreTheirOwnersAlone() throws IOException {
        PrivateFiles.makeFolder(folder.resolve("secrets"));
        Path file = folder.resolve("secrets/api-task.env");
        PrivateFiles.write(file, "A=b\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        PrivateFiles.deleteFolder(file.getParent());
        assertThat(file.getParent()).doesNotExist();
    }
}
