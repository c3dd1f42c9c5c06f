package dks.local;

import dks.board.BoardFailure;
import dks.board.Samples;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The parts of {@code make up} for tests and measurements: one PostgreSQL, and services set up as they ask. */
public final class TestSystem implements AutoCloseable {
    private static final Path REPOSITORY = Path.of("").toAbsolutePath();
    private static final Path BINARIES = REPOSITORY.resolve("target/postgres-binaries");

    private final Console console;
    private final DataFolder folder;
    private final LocalDatabase database;
    private final List<TestService> services = new ArrayList<>();

    /**
     * Starts PostgreSQL on this data folder, which is made when missing.
     *
     * @param out where the services' output goes, a line at a time
     */
    public TestSystem(Path path, PrintStream out) throws LocalFailure, InterruptedException {
        console = new Console(out);
        folder = DataFolder.lock(path, "a test");
        Leftovers.end(folder.path());
        database = LocalDatabase.start(folder.path(), BINARIES);
    }

    /** An API on a port, with the database; to be started. Without settings of its own, sign-in is off. */
    public TestService api(int port, Map<String, String> settings) {
        var environment = new HashMap<>(database.environment());
        environment.putAll(settings);
        return service("api", port, environment);
    }

    /** The pages on a port, over the API of another; to be started. Without settings of their own, sign-in is off. */
    public TestService ui(Ports ports, Map<String, String> settings) {
        var environment = new HashMap<>(Map.of(
                "KNOWLEDGE_SHARE_API", "http://localhost:" + ports.api(),
                "PUBLIC_BASE_URL", "http://localhost:" + ports.ui()));
        environment.putAll(settings);
        return service("ui", ports.ui(), environment);
    }

    /** Puts the posts of {@code make up} on a board that is empty. */
    public void writeSamples(TestService api) throws BoardFailure, InterruptedException {
        Samples.writeWhenEmpty(api.url(), pause -> {});
    }

    /** What the API is told to reach the database. */
    public Map<String, String> database() {
        return database.environment();
    }

    /** PostgreSQL's first process, whose children do the work. */
    public ProcessHandle databaseProcess() {
        return database.process();
    }

    /** PostgreSQL's log. */
    public Path databaseLog() {
        return new Cluster(folder.path()).log();
    }

    @Override
    public void close() {
        try {
            services.forEach(TestService::close);
            database.close();
            Leftovers.end(folder.path());
        } finally {
            folder.close();
        }
    }

    private TestService service(String name, int port, Map<String, String> environment) {
        environment.putIfAbsent("DKS_SIGN_IN", "off");
        var service = new TestService(name, port, environment, new Launching(REPOSITORY, folder.path(), console));
        services.add(service);
        return service;
    }

    /** What every service is started with. */
    record Launching(Path repository, Path folder, Console console) {}
}
