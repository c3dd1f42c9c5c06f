package dks.stack.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dks.stack.StagesForTests;
import dks.stack.model.StackFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class HealthTest {
    /** On which nothing answers as a load balancer does. */
    private static final int NO_PORT = 1;

    @TempDir
    Path folder;

    @Test
    void tellsTheLastLinesOfAContainerThatEnds() {
        assertThatThrownBy(() -> await("{\"Status\": \"exited\", \"ExitCode\": 1}", 0))
                .isInstanceOf(StackFailure.class)
                .hasMessage(
                        "dks_api-task_1 ended by itself with exit code 1. Its last lines:\n    ERROR DB_HOST is missing");
    }

    @Test
    void tellsOfOneThatTheEngineHasStartedAgain() {
        assertThatThrownBy(() -> await("{\"Status\": \"running\", \"ExitCode\": 0}", 2))
                .isInstanceOf(StackFailure.class)
                .hasMessageStartingWith("dks_api-task_1 ended by itself. Its last lines:");
    }

    @Test
    void tellsOfWantOfMemory() {
        assertThatThrownBy(() -> await("{\"Status\": \"restarting\", \"ExitCode\": 137, \"OOMKilled\": true}", 0))
                .isInstanceOf(StackFailure.class)
                .hasMessageStartingWith("dks_api-task_1 was killed for want of memory");
    }

    @Test
    @Timeout(60)
    void waitsWhileAContainerRunsAndItsTargetIsNotHealthy() throws Exception {
        var told = new ArrayList<String>();
        var waiting = new Thread(() -> {
            try {
                health("{\"Status\": \"running\", \"Health\": {\"Status\": \"starting\"}}", 0, told)
                        .await();
            } catch (Exception interrupted) {
                told.add(interrupted.getClass().getSimpleName());
            }
        });
        waiting.start();
        while (waiting.isAlive() && !told.contains("api-task: 0 of 1 targets healthy")) {
            Thread.sleep(20);
        }
        waiting.interrupt();
        waiting.join();
        assertThat(told).contains("dks_api-task_1: starting", "api-task: 0 of 1 targets healthy");
    }

    private void await(String state, int restarts) throws Exception {
        health(state, restarts, new ArrayList<>()).await();
    }

    private Health health(String state, int restarts, ArrayList<String> told) throws Exception {
        String docker = FakeDocker.in(folder, """
                case $1 in
                  ps) echo c0ffee;;
                  inspect) echo '[{"Name": "/dks_api-task_1", "RestartCount": %d, "State": %s,
                    "Config": {"Labels": {"com.docker.compose.service": "api-task"}}}]';;
                  logs) echo '{"level":"ERROR","message":"DB_HOST is missing"}';;
                esac
                """.formatted(restarts, state));
        var parts = new Parts(Engine.find(new Programs(), docker), "dks");
        return new Health(StagesForTests.dev(), parts, new Targets(NO_PORT), told::add);
    }
}
