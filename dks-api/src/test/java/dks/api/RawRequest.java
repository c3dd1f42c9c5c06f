package dks.api;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A request as it goes over the wire, for what no client library would send. */
public final class RawRequest {

    private RawRequest() {}

    /** Sends these very characters, one byte each, and waits for the end of the connection; the whole answer. */
    public static String send(int port, String request) throws IOException {
        try (Socket socket = connect(port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return answer(socket);
        }
    }

    /** A GET of this target as it is, after which the connection ends. */
    public static String get(int port, String target) throws IOException {
        return send(port, "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }

    /** A connection that has sent this and nothing after it. */
    public static Socket begin(int port, String start) throws IOException {
        Socket socket = connect(port);
        socket.getOutputStream().write(start.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    /** Everything that comes until the other side ends the connection. */
    public static String answer(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    private static Socket connect(int port) throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(60_000);
        return socket;
    }
}
