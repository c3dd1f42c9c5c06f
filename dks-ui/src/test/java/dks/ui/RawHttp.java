package dks.ui;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Requests as no well-behaved client would send them. */
public final class RawHttp {

    private static final int PATIENCE_MS = 20_000;

    private RawHttp() {}

    /** Sends the beginning of a request, each line ended, completes its headers, and returns the whole answer; one byte a character. */
    public static String send(int port, String beginning) throws IOException {
        return sendWhole(port, beginning + "Host: localhost\r\nConnection: close\r\n\r\n");
    }

    /** Sends a request just as it is and returns the whole answer, after which the connection has to end; one byte a character. */
    public static String sendWhole(int port, String request) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /** Asks for an address just as it is spelt. */
    public static String get(int port, String address) throws IOException {
        return send(port, "GET " + address + " HTTP/1.1\r\n");
    }
}
