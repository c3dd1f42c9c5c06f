package dks.drills;

import dks.stack.model.LoadBalancer.TargetGroup;
import dks.stack.writing.HaproxyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The load balancer's targets, registered and taken out through HAProxy's runtime API as ECS does through that of the
 * load balancer: HAProxy as make stack starts it follows the engine's names instead, which know no draining.
 */
final class Balancer {
    /** Inside of its container. */
    static final int API_PORT = 9999;

    private static final int PLACES = 6;
    private static final int PATIENCE_MILLIS = 5000;
    private static final int NAME = 1;
    private static final int STATUS = 17;
    private static final Pattern TEMPLATE = Pattern.compile("(?m)^    server-template (\\S+)- \\d+ \\S+:(\\d+)$");

    private static final Pattern CHECK =
            Pattern.compile("(?m)^    timeout check (\\d+)s\n    default-server check inter (\\d+)s");

    private final int port;
    private final Map<String, String> places = new HashMap<>();

    /** @param port of this machine that leads to the runtime API */
    Balancer(int port) {
        this.port = port;
    }

    /** The configuration of make stack, with places for targets instead of names, and the runtime API. */
    static String configuration(String ofStack) {
        String withPlaces = TEMPLATE.matcher(ofStack).replaceAll(found -> {
            var servers = new StringBuilder();
            for (int place = 1; place <= PLACES; place++) {
                servers.append(
                        "    server %s-%d 127.0.0.1:%s disabled\n".formatted(found.group(1), place, found.group(2)));
            }
            return servers.toString().stripTrailing();
        });
        return asOnAws(withPlaces)
                .replaceFirst("(?m)^global$", "global\n    stats socket ipv4@*:" + API_PORT + " level admin");
    }

    /**
     * The times of checks mean what they mean on AWS. There the timeout is for the connection, too, where HAProxy takes
     * that of requests; and the interval is from the beginning of a check to that of the next, where HAProxy begins to
     * wait when the check has come to its end. Connections to the targets are kept for whoever comes next.
     */
    private static String asOnAws(String configuration) {
        Matcher check = CHECK.matcher(configuration);
        return check.replaceAll(found -> {
            int timeout = Integer.parseInt(found.group(1));
            int rest = Math.max(1, Integer.parseInt(found.group(2)) - timeout);
            return "    timeout check %ds\n    timeout connect %ds\n    http-reuse always\n    default-server check inter %ss fastinter %ds"
                    .formatted(timeout, timeout, found.group(2), rest);
        });
    }

    /** Whether it can be asked. */
    boolean answers() {
        try {
            return !say("show stat").isEmpty();
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** Registers a task: it gets requests once it has passed the target group's checks. */
    void register(TargetGroup group, Task task) {
        if (task.address().isEmpty()) {
            return; // it has ended already
        }
        String backend = HaproxyFile.backend(group);
        String place = backend + "/" + freePlace(group);
        places.put(task.id(), place);
        say("set server " + place + " addr " + task.address() + " port " + group.port());
        // HAProxy takes a server that comes back for healthy: without weight until it counts as down.
        say("set server " + place + " weight 0%");
        say("set server " + place + " state ready");
        say("set server " + place + " health down");
        say("set server " + place + " weight 100%");
    }

    /** No new requests for the task; those that it has are finished. */
    void drain(Task task) {
        say("set server " + places.get(task.id()) + " state drain");
    }

    /** The task is no target any more. */
    void remove(Task task) {
        String place = places.remove(task.id());
        if (place != null) {
            say("set server " + place + " state maint");
        }
    }

    boolean isHealthy(Task task) {
        return status(places.get(task.id())).startsWith("UP");
    }

    /** What HAProxy says of it: {@code UP}, {@code DOWN 1/2}, {@code DRAIN}, {@code MAINT}. */
    String status(Task task) {
        return status(places.get(task.id()));
    }

    private String freePlace(TargetGroup group) {
        for (int place = 1; place <= PLACES; place++) {
            String name = group.container() + "-" + place;
            if (!places.containsValue(HaproxyFile.backend(group) + "/" + name)) {
                return name;
            }
        }
        throw new IllegalStateException("All " + PLACES + " places of " + group.container() + " are taken.");
    }

    private String status(String place) {
        return say("show stat")
                .lines()
                .map(line -> line.split(",", -1))
                .filter(columns -> columns.length > STATUS && (columns[0] + "/" + columns[NAME]).equals(place))
                .map(columns -> columns[STATUS])
                .findFirst()
                .orElse("");
    }

    private String say(String command) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write((command + "\n").getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            boolean fine = command.startsWith("show")
                    || answer.isEmpty()
                    || answer.contains("changed")
                    || answer.contains("no need to change");
            if (!fine) {
                throw new IllegalStateException("HAProxy answers '" + command + "' with: " + answer);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException("HAProxy does not take '" + command + "'", e);
        }
    }
}
