package dks.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpTest {
    private static final String ANY_LINE = "";
    private static final String RUNS = "runs at";

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} after ''{1}''")
    @CsvSource({
        "INT, Starting the ui",
        "TERM, Starting PostgreSQL",
        "INT, Starting the api",
        "TERM, runs at",
        "INT, runs at",
    })
    void aSignalAtAnyPointLeavesNoProcessAndNoLock(String signal, String line) throws Exception {
        try (var up = new UpProcess(folder, Ports.free())) {
            up.awaitLine(line);
            up.signal(signal);

            assertThat(up.exitCode()).as(up.output()).isZero();
            assertThat(up.output()).containsOnlyOnce("DKS has stopped; the posts stay in " + folder);
        }
        assertThat(Leftovers.end(folder)).isZero();
        DataFolder.lock(folder, "the next one").close();
    }

    @Test
    void whatAKilledRunLeftIsEndedByTheNext() throws Exception {
        var ports = Ports.free();
        try (var killed = new UpProcess(folder, ports)) {
            killed.awaitLine(RUNS);
            killed.signal("KILL");
            assertThat(killed.exitCode()).isEqualTo(137);
        }

        try (var next = new UpProcess(folder, ports)) {
            next.awaitLine("Ended 3 processes that an earlier run had left behind.");
            next.awaitLine(RUNS);
        }
    }

    @Test
    void aServiceThatDiesEndsAllAndIsNamedWithItsLastLines() throws Exception {
        try (var up = new UpProcess(folder, Ports.free())) {
            up.awaitLine(RUNS);
            ProcessHandle.allProcesses()
                    .filter(process -> String.join(
                                    " ", process.info().arguments().orElse(new String[0]))
                            .startsWith(Leftovers.mark(folder)))
                    .filter(process -> process.info().commandLine().orElse("").contains("dks-api"))
                    .forEach(ProcessHandle::destroyForcibly);

            assertThat(up.exitCode()).isEqualTo(1);
            assertThat(up.output()).contains("The api ended with exit code 137. Its last lines:");
        }
        assertThat(Leftovers.end(folder)).isZero();
    }

    @Test
    void aTakenPortIsNamedAndNothingStarts() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var ports = new Ports(other.getLocalPort(), Ports.free().api());
            try (var up = new UpProcess(folder, ports)) {
                assertThat(up.exitCode()).isEqualTo(1);
                assertThat(up.output())
                        .hasLineCount(1)
                        .startsWith("Port " + ports.ui() + " is taken by another program; ")
                        .contains("make up UI_PORT=");
            }
        }
    }

    @Test
    void aSecondRunOnTheSameDataGetsOneSentence() throws Exception {
        try (var first = new UpProcess(folder, Ports.free())) {
            first.awaitLine(ANY_LINE);
            try (var second = new UpProcess(folder, Ports.free())) {
                assertThat(second.exitCode()).isEqualTo(1);
                assertThat(second.output()).hasLineCount(1).startsWith("DKS runs already on the data folder ");
            }
        }
    }

    @Test
    void aPortThatIsNoNumberGetsOneSentence() throws Exception {
        try (var up = new UpProcess(Map.of("UI_PORT", "three thousand", "DKS_DATA", folder.toString()))) {
            assertThat(up.exitCode()).isEqualTo(2);
            assertThat(up.output()).hasLineCount(1).startsWith("UI_PORT is 'three thousand', which is no port; ");
        }
    }
}
