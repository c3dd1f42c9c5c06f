package dks.drills;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dks.stack.model.LoadBalancer;
import dks.stack.model.LoadBalancer.TargetGroup;
import dks.stack.model.LocalStack;
import dks.stack.model.Service;
import dks.stack.model.StackFailure;
import dks.stack.reading.Assembly;
import dks.stack.reading.StackReader;
import dks.stack.running.Engine;
import dks.stack.running.Programs;
import dks.stack.running.Settings;
import dks.stack.running.StackEnd;
import dks.stack.running.StackRun;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where the drills happen: the stack of make stack, its load balancer's targets in our hands, people at work on it. */
final class Ground implements AutoCloseable {
    private static final int FIRST_ANSWER_MILLIS = 60_000;
    private static final int WARM_UP_MILLIS = 10_000;

    private final Settings settings;
    private final StackRun run;
    private final List<Fleet> fleets = new ArrayList<>();
    private final Path folder;
    private Containers containers;
    private Load load;
    private Releases releases;
    private Report report;
    private volatile boolean started;

    /** Nothing is started yet. */
    Ground(Settings settings, PrintStream out) {
        this.settings = settings;
        this.run = new StackRun(settings, out);
        this.folder = settings.folder().resolve(Path.of("target", "drills"));
    }

    /**
     * Starts the stack and the load.
     *
     * @throws StackFailure when make stack would fail
     */
    void open() throws StackFailure, InterruptedException, IOException {
        run.start();
        started = true;
        Assembly assembly = Assembly.read(settings.output(), settings.stage());
        LocalStack stack = new StackReader(assembly, settings.place().url()).read(settings.stage());
        Engine engine = Engine.find(new Programs(), settings.docker());
        Files.createDirectories(folder);
        containers = new Containers(engine, settings.files(), settings.place(), folder.resolve("images.yaml"));
        releases = new Releases(containers, folder.resolve("images"));
        var balancer = new Balancer(balancerPort());
        for (TargetGroup group : stack.loadBalancer().targetGroups()) {
            Service service = stack.services().stream()
                    .filter(one -> one.containers().stream()
                            .anyMatch(container -> container.name().equals(group.container())))
                    .findFirst()
                    .orElseThrow();
            var fleet = Fleet.of(service, group, breakerCount(assembly, service), containers, balancer);
            containers.useImage(fleet.name(), fleet.image());
            containers.ids(fleet.name()).stream().map(containers::task).forEach(fleet::adopt);
            fleets.add(fleet);
        }
        for (Fleet fleet : fleets) {
            fleet.await(fleet.first());
        }
        report = new Report(settings.folder().resolve(Path.of("target", "drills.md")), settings.stage());
        load = Load.on(settings.place().url(), folder);
        if (!Time.until(
                FIRST_ANSWER_MILLIS,
                () -> !load.journal().answers(0, Long.MAX_VALUE).isEmpty())) {
            throw new StackFailure("The load does not begin: Gatling asks for nothing.");
        }
        Thread.sleep(WARM_UP_MILLIS);
    }

    /**
     * Changes what make stack has started: targets are registered by hand, through a port of the engine's choice, and
     * the database can be stopped in its container.
     */
    private int balancerPort() throws IOException {
        Path configuration = folder.resolve("haproxy.cfg");
        Files.writeString(
                configuration,
                Balancer.configuration(Files.readString(settings.files().haproxy())));
        Path change = folder.resolve("drills.yaml");
        Files.writeString(change, """
                services:
                  database:
                    entrypoint: %s
                  load-balancer:
                    ports:
                    - "127.0.0.1::%d"
                    volumes:
                    - "%s:/usr/local/etc/haproxy/haproxy.cfg:ro,z"
                """.formatted(databaseEntryPoint(), Balancer.API_PORT, configuration));
        containers.compose(
                "-f",
                change.toString(),
                "up",
                "--detach",
                "--no-deps",
                "--no-build",
                dks.stack.model.Database.HOST,
                LoadBalancer.HOST);
        database().restore();
        String id = containers.ids(LoadBalancer.HOST).get(0);
        String address = containers
                .run("port", id, Balancer.API_PORT + "/tcp")
                .lines()
                .get(0)
                .strip();
        int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
        Time.until(10_000, () -> new Balancer(port).answers());
        return port;
    }

    private String databaseEntryPoint() throws IOException {
        var words = (ArrayNode) containers
                .inspect(containers.ids(dks.stack.model.Database.HOST).get(0))
                .path("Config")
                .path("Entrypoint");
        words.set(2, Database.restartable(words.get(2).asText()));
        // Compose takes a single $ for a variable of its own.
        return words.toString().replace("$", "$$");
    }

    private static int breakerCount(Assembly assembly, Service service) {
        return assembly.templates()
                .resources("AWS::ECS::Service")
                .filter(resource -> resource.logicalId().equals(service.origin().logicalId()))
                .map(resource -> resource.property("DeploymentConfiguration")
                        .path("DeploymentCircuitBreaker")
                        .path("ThresholdConfiguration"))
                .filter(threshold -> threshold.path("Type").asText().equals("COUNT"))
                .map(threshold -> threshold.path("Value").asInt())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The service " + service.origin()
                        + " has no circuit breaker with a COUNT: a bad deploy would go on for hours."));
    }

    Fleet api() {
        return fleet("api");
    }

    Fleet ui() {
        return fleet("ui");
    }

    private Fleet fleet(String name) {
        return fleets.stream()
                .filter(fleet -> fleet.name().startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    Containers containers() {
        return containers;
    }

    Database database() {
        return new Database(containers, settings.place().project());
    }

    Board board() {
        return new Board(url());
    }

    Releases releases() {
        return releases;
    }

    Load load() {
        return load;
    }

    Report report() {
        return report;
    }

    String url() {
        return settings.place().url();
    }

    String project() {
        return settings.place().project();
    }

    /** As at the beginning, whatever a drill has left: one task of each service, of the stage's image, and the database. */
    void restore() {
        database().restore();
        fleets.forEach(Fleet::restore);
    }

    @Override
    public void close() throws StackFailure {
        if (load != null) {
            load.close();
        }
        if (releases != null) {
            releases.remove();
        }
        run.close();
        if (started) {
            new StackEnd(settings).end();
        }
    }
}
