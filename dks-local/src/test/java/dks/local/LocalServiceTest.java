package dks.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalServiceTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void isReadyWhenItsHealthAnswers200() throws Exception {
        int port = Ports.free().ui();
        try (var service = start(port, Map.of("STAND_IN_PORT", Integer.toString(port)))) {
            service.awaitReady(client);

            assertThat(service.process().isAlive()).isTrue();
        }
    }

    @Test
    void itsOutputIsShownLineByLineBehindItsName() throws Exception {
        int port = Ports.free().ui();
        try (var service = start(port, Map.of("STAND_IN_PORT", Integer.toString(port)))) {
            service.awaitReady(client);
        }

        assertThat(shown.toString()).contains("ui  | listening" + System.lineSeparator());
    }

    @Test
    void oneThatEndsDuringTheStartIsNamedWithItsLastLines() throws Exception {
        try (var service = start(Ports.free().ui(), Map.of())) {
            assertThatThrownBy(() -> service.awaitReady(client))
                    .isInstanceOf(LocalFailure.class)
                    .hasMessageStartingWith("The ui ended with exit code 1. Its last lines:")
                    .hasMessageContaining("STAND_IN_PORT is not set");
        }
    }

    @Test
    void closeLeavesNoProcess() throws Exception {
        int port = Ports.free().ui();
        var service = start(port, Map.of("STAND_IN_PORT", Integer.toString(port)));
        service.awaitReady(client);

        service.close();

        assertThat(service.process().isAlive()).isFalse();
    }

    private LocalService start(int port, Map<String, String> environment) throws LocalFailure {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return LocalService.start(
                "ui",
                List.of(java, "-cp", System.getProperty("java.class.path"), StandIn.class.getName()),
                environment,
                URI.create("http://127.0.0.1:" + port + "/health/ready"),
                new Console(new PrintStream(shown, true)));
    }
}
