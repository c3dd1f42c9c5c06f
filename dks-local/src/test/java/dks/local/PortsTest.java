package dks.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {
    @Test
    void portsAre3000And8080UnlessTheEnvironmentSaysOtherwise() throws Exception {
        assertThat(Ports.from(Map.of())).isEqualTo(new Ports(3000, 8080));
        assertThat(Ports.from(Map.of("UI_PORT", "3100", "API_PORT", " 8100 "))).isEqualTo(new Ports(3100, 8100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "0", "-1", "65536", "3000x", "99999999999", "٣٠٠٠"})
    void whatIsNoPortIsNamedWithItsVariable(String value) {
        assertThatThrownBy(() -> Ports.from(Map.of("UI_PORT", value)))
                .isInstanceOf(LocalFailure.class)
                .hasMessage("UI_PORT is '" + value
                        + "', which is no port; give a number from 1 to 65535, as in: make up UI_PORT=3001");
    }

    @Test
    void bothOnOnePortAreRefused() {
        assertThatThrownBy(() -> Ports.from(Map.of("UI_PORT", "8080")))
                .hasMessageStartingWith("UI_PORT and API_PORT are both 8080; ");
    }

    @Test
    void everyTakenPortGetsASentenceWithTheVariableThatMovesIt() throws Exception {
        try (var ui = listener("127.0.0.1");
                var api = listener("127.0.0.1")) {
            var ports = new Ports(ui.getLocalPort(), api.getLocalPort());

            assertThatThrownBy(ports::requireFree)
                    .hasMessageContaining("Port " + ports.ui() + " is taken by another program; ")
                    .hasMessageContaining("make up UI_PORT=")
                    .hasMessageContaining("Port " + ports.api() + " is taken by another program; ")
                    .hasMessageContaining("make up API_PORT=");
        }
    }

    @Test
    void aProgramThatListensOnIpv6AloneTakesThePortToo() throws Exception {
        try (var ui = listener("::1")) {
            var ports = new Ports(ui.getLocalPort(), Ports.free().api());

            assertThatThrownBy(ports::requireFree).hasMessageStartingWith("Port " + ports.ui() + " is taken");
        }
    }

    @Test
    void freePortsPass() throws Exception {
        assertThatCode(Ports.free()::requireFree).doesNotThrowAnyException();
    }

    private static ServerSocket listener(String address) throws Exception {
        return new ServerSocket(0, 1, InetAddress.getByName(address));
    }
}
