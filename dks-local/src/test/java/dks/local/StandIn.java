package dks.local;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;

/** A process that stands for a service in the tests of how services are started and ended. */
final class StandIn {
    private StandIn() {}

    public static void main(String[] arguments) throws Exception {
        String port = System.getenv("STAND_IN_PORT");
        if (port == null) {
            System.err.println("STAND_IN_PORT is not set");
            System.exit(1);
        }
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(port)), 0);
        server.createContext("/health/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        System.out.println("listening");
    }
}
