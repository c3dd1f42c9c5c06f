package dks.stack.running;

import dks.stack.model.StackFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;

/** The port of this machine on which the stack answers, on loopback alone. */
record Port(int number) {
    private static final int CONNECT_MILLIS = 300;

    /** Fails when somebody listens on it, or nobody may. */
    void requireFree() throws StackFailure {
        String reason = answers() ? "is taken by another program" : refusal();
        if (!reason.isEmpty()) {
            throw new StackFailure("Port " + number + " " + reason
                    + "; stop that program, or move the stack: make stack STACK_PORT="
                    + (number >= 1024 && number < 65535 ? number + 1 : number % 1000 + 3000));
        }
    }

    // A browser that opens "localhost" may reach a program that listens on ::1 only.
    private boolean answers() {
        return List.of("127.0.0.1", "::1").stream().anyMatch(address -> {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getByName(address), number), CONNECT_MILLIS);
                return true;
            } catch (IOException nobodyThere) {
                return false;
            }
        });
    }

    private String refusal() {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true); // connections of an earlier run in TIME_WAIT are no obstacle
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), number));
            return "";
        } catch (IOException refused) {
            return "cannot be used (" + refused.getMessage() + ")";
        }
    }
}
