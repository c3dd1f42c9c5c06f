package dks.api.limit;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Bounds what the kernel keeps of an answer until its reader takes it. It counts as memory of the container, and Linux
 * would let it grow to 4 MB for each connection (tcp_wmem). Readers are near: the load balancer and the UI.
 */
@ApplicationScoped
public class SocketBuffers implements HttpServerOptionsCustomizer {

    private static final int BYTES = 64 * 1024;

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setSendBufferSize(BYTES);
    }
}
