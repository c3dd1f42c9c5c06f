package dks.api.start;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;

/** A port that leads to another one late: closed at first, and slow to answer after {@link #sleep}, as a paused database. */
final class Forwarding implements AutoCloseable {

    private final int target;
    private volatile ServerSocket door;
    private volatile boolean closed;
    private volatile Instant awake = Instant.MIN;

    Forwarding(int port, int target, Duration delay) {
        this.target = target;
        daemon(() -> {
            Thread.sleep(delay.toMillis());
            if (!closed) {
                door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
                while (true) {
                    Socket client = door.accept();
                    daemon(() -> connect(client));
                }
            }
        });
    }

    boolean hasBegun() {
        return door != null;
    }

    /** Takes connections from now on, but leads them on only after this time. */
    void sleep(Duration time) {
        awake = Instant.now().plus(time);
    }

    @Override
    public void close() throws IOException {
        closed = true;
        if (door != null) {
            door.close();
        }
    }

    private void connect(Socket client) throws IOException, InterruptedException {
        while (Instant.now().isBefore(awake)) {
            Thread.sleep(20);
        }
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        daemon(() -> copy(client, server));
        daemon(() -> copy(server, client));
    }

    private static void copy(Socket from, Socket to) throws IOException {
        try (from;
                to;
                InputStream in = from.getInputStream()) {
            in.transferTo(to.getOutputStream());
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void daemon(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException | InterruptedException e) {
                Thread.currentThread().interrupt(); // one side hung up, or the test is over
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
