package dks.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;

/**
 * The two ports that the local system listens on, on loopback only.
 *
 * @param ui the web pages' port, 1 to 65535
 * @param api the REST API's port, 1 to 65535
 */
public record Ports(int ui, int api) {
    private static final int CONNECT_MILLIS = 300;

    /** Reads {@code UI_PORT} (3000 when absent) and {@code API_PORT} (8080). */
    static Ports from(Map<String, String> environment) throws LocalFailure {
        var ports = new Ports(read(environment, "UI_PORT", 3000), read(environment, "API_PORT", 8080));
        if (ports.ui == ports.api) {
            throw new LocalFailure(
                    "UI_PORT and API_PORT are both " + ports.ui + "; give them different ports, as in: make up UI_PORT="
                            + (ports.ui == 65535 ? 3000 : ports.ui + 1));
        }
        return ports;
    }

    /** Two ports that nobody listens on right now. */
    public static Ports free() throws IOException {
        try (var first = loopback(0);
                var second = loopback(0)) {
            return new Ports(first.getLocalPort(), second.getLocalPort());
        }
    }

    /** Fails with one sentence for every port that is taken. */
    void requireFree() throws LocalFailure {
        var taken = new StringBuilder();
        describe(ui, "UI_PORT", taken);
        describe(api, "API_PORT", taken);
        if (!taken.isEmpty()) {
            throw new LocalFailure(taken.toString());
        }
    }

    private static int read(Map<String, String> environment, String name, int standard) throws LocalFailure {
        String value = environment.getOrDefault(name, "").trim();
        if (value.isEmpty()) {
            return standard;
        }
        if (value.matches("\\d{1,5}")) {
            int port = Integer.parseInt(value);
            if (port >= 1 && port <= 65535) {
                return port;
            }
        }
        throw new LocalFailure(name + " is '" + value
                + "', which is no port; give a number from 1 to 65535, as in: make up " + name + "=" + (standard + 1));
    }

    private static void describe(int port, String name, StringBuilder sentences) {
        String reason = answers(port) ? "is taken by another program" : refusal(port);
        if (reason != null) {
            sentences
                    .append(sentences.isEmpty() ? "" : System.lineSeparator())
                    .append("Port " + port + " " + reason + "; stop that program, or move DKS: make up " + name + "="
                            + (port >= 1024 && port < 65535 ? port + 1 : port % 1000 + 3000));
        }
    }

    // Binding alone is not proof: macOS binds 127.0.0.1 beside a wildcard listener, and a browser that opens
    // "localhost" may reach a program that listens on ::1 only.
    private static boolean answers(int port) {
        return List.of("127.0.0.1", "::1").stream().anyMatch(address -> {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getByName(address), port), CONNECT_MILLIS);
                return true;
            } catch (IOException nobodyThere) {
                return false;
            }
        });
    }

    private static String refusal(int port) {
        try {
            loopback(port).close();
            return null;
        } catch (IOException refused) {
            return "cannot be used (" + refused.getMessage() + ")";
        }
    }

    private static ServerSocket loopback(int port) throws IOException {
        var socket = new ServerSocket();
        try {
            socket.setReuseAddress(true); // connections of an earlier run in TIME_WAIT are no obstacle
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            return socket;
        } catch (IOException refused) {
            socket.close();
            throw refused;
        }
    }
}
