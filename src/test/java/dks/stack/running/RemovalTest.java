package dks.stack.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dks.stack.model.StackFailure;
import dks.stack.writing.Place;
import dks.stack.writing.StackFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemovalTest {
    /** An engine whose parts are files, of which it removes all or none. */
    private static final String ENGINE = """
            cd '%s'
            case "$1 $2" in
              "ps --all") ls containers;;
              "network ls") ls networks;;
              "volume ls") ls volumes;;
              inspect*) echo '[{"Name": "/dks_api-task_1"}]';;
              rm*) %s containers/*;;
              "network rm") %s networks/*;;
              "volume rm") %s volumes/*;;
            esac
            """;

    @TempDir
    Path folder;

    @Test
    void tellsWhatItHasRemoved() throws Exception {
        assertThat(removal("rm").remove())
                .containsExactly(
                        "containers: dks_api-task_1",
                        "network: dks",
                        "volumes, with the posts: posts",
                        "secrets: " + folder.resolve("stack/secrets"));
        assertThat(folder.resolve("stack/secrets")).doesNotExist();
    }

    @Test
    void goesOnWhenSomebodyImpatientInterruptsIt() throws Exception {
        Removal removal = removal("rm");
        FakeDocker.in(folder, """
                echo >>'%1$s/calls'
                [ $(wc -l <'%1$s/calls') -gt 7 ] || kill -INT $$
                """.formatted(folder) + ENGINE.formatted(folder, "rm", "rm", "rm"));
        assertThat(removal.remove()).hasSize(4).contains("containers: dks_api-task_1", "network: dks");
        assertThat(folder.resolve("volumes")).isEmptyDirectory();
    }

    @Test
    void hasNothingToTellOfNothing() throws Exception {
        Removal removal = removal("rm");
        removal.remove();
        assertThat(removal.remove()).isEmpty();
    }

    @Test
    void doesNotKeepQuietAboutWhatStays() throws Exception {
        Removal removal = removal("true");
        assertThatThrownBy(removal::remove)
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("still has parts of the stack")
                .hasMessageContaining("com.docker.compose.project=dks");
    }

    private Removal removal(String remove) throws Exception {
        for (String part : new String[] {"containers/c0ffee", "networks/dks", "volumes/posts", "stack/secrets/a.env"}) {
            Path file = folder.resolve(part);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "");
        }
        String docker = FakeDocker.in(folder, ENGINE.formatted(folder, remove, remove, remove));
        return new Removal(
                Engine.find(new Programs(), docker), new StackFiles(folder.resolve("stack")), new Place("dks", 3080));
    }
}
