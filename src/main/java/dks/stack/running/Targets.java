package dks.stack.running;

import dks.stack.writing.HaproxyFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the load balancer thinks of its targets. */
final class Targets {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** A first page waits for its containers to warm up. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final HttpClient client;
    private final int port;

    /**
     * A target, or a place for one that is not there yet.
     *
     * @param check what its last check came to, in HAProxy's words
     */
    record Target(String group, boolean healthy, String check) {}

    Targets(int port) {
        // The page is told from those of the stages by its host name, which need not be known to this machine.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
        this.client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        this.port = port;
    }

    /** All targets; none while the load balancer does not answer. */
    List<Target> all() throws InterruptedException {
        try {
            HttpRequest request =
                    request("/;csv", HaproxyFile.TARGETS_HOST).timeout(PATIENCE).build();
            List<String> lines =
                    client.send(request, BodyHandlers.ofString()).body().lines().toList();
            if (lines.isEmpty() || !lines.get(0).startsWith("# ")) {
                return List.of();
            }
            List<String> columns = Arrays.asList(lines.get(0).substring(2).split(","));
            var targets = new ArrayList<Target>();
            for (String line : lines.subList(1, lines.size())) {
                String[] values = line.split(",", -1);
                String server = value(columns, values, "svname");
                if (!server.equals("BACKEND") && !server.equals("FRONTEND") && !server.isEmpty()) {
                    targets.add(target(columns, values));
                }
            }
            return targets;
        } catch (IOException notYet) {
            return List.of();
        }
    }

    /** The status with which the first page is answered; nothing when it is not. */
    Optional<Integer> firstPage() throws InterruptedException {
        try {
            HttpRequest request =
                    request("/", "localhost:" + port).timeout(LONGEST).build();
            return Optional.of(client.send(request, BodyHandlers.discarding()).statusCode());
        } catch (IOException noAnswer) {
            return Optional.empty();
        }
    }

    private HttpRequest.Builder request(String path, String host) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Host", host);
    }

    private static Target target(List<String> columns, String[] values) {
        String check = value(columns, values, "check_status");
        String code = value(columns, values, "check_code");
        boolean healthy = value(columns, values, "status").equals("UP") && check.equals("L7OK");
        String said = value(columns, values, "last_chk");
        return new Target(
                value(columns, values, "pxname"),
                healthy,
                check.isEmpty()
                        ? value(columns, values, "status")
                        : check + (code.isEmpty() ? "" : " " + code) + (said.isEmpty() ? "" : " (" + said + ")"));
    }

    private static String value(List<String> columns, String[] values, String column) {
        int index = columns.indexOf(column);
        return index < 0 || index >= values.length ? "" : values[index];
    }
}
