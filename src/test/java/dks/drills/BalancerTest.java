package dks.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BalancerTest {
    private final String configuration;

    BalancerTest() throws IOException {
        configuration = Balancer.configuration(
                Files.readString(Path.of("src", "test", "resources", "golden", "stack-dev", "haproxy.cfg")));
    }

    @Test
    void targetsAreRegisteredByHand() {
        assertThat(configuration)
                .doesNotContain("server-template")
                .contains("server api-task-1 127.0.0.1:8080 disabled", "server ui-task-6 127.0.0.1:3000 disabled")
                .contains("global\n    stats socket ipv4@*:9999 level admin");
    }

    @Test
    void checksHaveTheTemplatesTimesFromBeginningToBeginning() {
        assertThat(configuration)
                .containsSubsequence(
                        "backend api-task-8080",
                        "timeout check 2s\n    timeout connect 2s\n    http-reuse always\n",
                        "inter 5s fastinter 3s rise 2 fall 2",
                        "backend ui-task-3000",
                        "inter 5s fastinter 3s rise 2 fall 2");
    }
}
