package dks.drills;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Connections of people who do nothing, or next to nothing, on them. */
final class Crowd implements AutoCloseable {
    private static final int SMALL = 2048;
    private static final int LISTS = 40;

    private final InetSocketAddress address;
    private final String host;
    private final List<SocketChannel> all = new ArrayList<>();
    private final List<SocketChannel> writers = new ArrayList<>();

    private Crowd(InetSocketAddress address, String host) {
        this.address = address;
        this.host = host;
    }

    static Crowd at(String url) {
        var uri = URI.create(url);
        return new Crowd(new InetSocketAddress("127.0.0.1", uri.getPort()), uri.getAuthority());
    }

    /** Browsers that have had a page and stay connected. */
    void idle(int count) throws IOException {
        for (int n = 0; n < count; n++) {
            SocketChannel channel = connect();
            send(channel, "GET /health/live HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
        }
    }

    /** They ask for more lists than all buffers on the way hold, and take none. */
    void slowReaders(int count) throws IOException {
        for (int n = 0; n < count; n++) {
            SocketChannel channel = connect();
            send(channel, ("GET /api/posts?limit=100 HTTP/1.1\r\nHost: " + host + "\r\n\r\n").repeat(LISTS));
        }
    }

    /** They begin to write a post, and take their time. */
    void slowWriters(int count) throws IOException {
        for (int n = 0; n < count; n++) {
            SocketChannel channel = connect();
            send(
                    channel,
                    "POST /api/posts HTTP/1.1\r\nHost: " + host
                            + "\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n{\"title\":");
            writers.add(channel);
        }
    }

    /** The slow writers write a little more. */
    void writeOn() {
        for (SocketChannel writer : writers) {
            try {
                send(writer, " ");
            } catch (IOException closed) {
                // That the system has given up on them is fine.
            }
        }
    }

    int size() {
        return all.size();
    }

    /** How many the system has not closed. */
    long open() {
        return all.stream().filter(Crowd::isOpen).count();
    }

    private static boolean isOpen(SocketChannel channel) {
        try {
            channel.configureBlocking(false);
            return channel.read(ByteBuffer.allocate(SMALL)) >= 0;
        } catch (IOException closed) {
            return false;
        }
    }

    private SocketChannel connect() throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, SMALL);
        channel.connect(address);
        all.add(channel);
        return channel;
    }

    private static void send(SocketChannel channel, String text) throws IOException {
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : all) {
            channel.close();
        }
    }
}
