package dks.stack.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dks.stack.model.StackFailure;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackRunTest {
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void tellsWhatTheCdkSays() throws Exception {
        try (StackRun run = run("echo 'There is no stage staging'; exit 1")) {
            assertThatThrownBy(run::start)
                    .isInstanceOf(StackFailure.class)
                    .hasMessage(
                            "The stage staging cannot be synthesized; the CDK says:\n    There is no stage staging");
        }
    }

    @Test
    void saysWhereThereAreNoTemplates() throws Exception {
        try (StackRun run = run("exit 0")) {
            assertThatThrownBy(run::start)
                    .isInstanceOf(StackFailure.class)
                    .hasMessageContaining("There are no templates of the stage staging in ");
        }
    }

    @Test
    void beginsNothingOnceItIsClosed() throws Exception {
        StackRun run = run("exit 0");
        run.close();
        assertThatThrownBy(run::start).isInstanceOf(StackFailure.class);
        assertThat(told.toString(StandardCharsets.UTF_8)).isEmpty();
        run.close();
    }

    @Test
    void leavesTheNextRunAFreeWay() throws Exception {
        try (StackRun first = run("exit 1")) {
            assertThatThrownBy(first::start).isInstanceOf(StackFailure.class);
        }
        RunLock.take(folder.resolve("target/stack")).close();
    }

    private StackRun run(String synthesis) throws Exception {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var environment = Map.of(
                "STAGE", "staging", "STACK_PORT", String.valueOf(port), "CDK_DOCKER", FakeDocker.in(folder, "exit 0"));
        return new StackRun(
                Settings.from(environment, folder, List.of("sh", "-c", synthesis)),
                new PrintStream(told, true, StandardCharsets.UTF_8));
    }
}
