package dks.local;

import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * DKS on this machine: PostgreSQL, the API and the UI as processes on loopback, sign-in off.
 *
 * <p>{@link #start} and {@link #close} may be called by different threads at any time: a close during the start waits
 * for the step under way, ends what runs by then, and makes the start return.
 */
public final class LocalSystem implements AutoCloseable {
    private static final Duration READY_LIMIT = Duration.ofMinutes(2);
    private static final long POLL_MILLIS = 100;

    private final LocalSettings settings;
    private final Console console;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private volatile boolean stopping;

    private DataFolder folder;
    private LocalService ui;
    private LocalDatabase database;
    private LocalService api;

    /**
     * Describes a system; nothing runs yet.
     *
     * @param out where its processes' output goes, a line at a time
     */
    public LocalSystem(LocalSettings settings, PrintStream out) {
        this.settings = settings;
        this.console = new Console(out);
    }

    /**
     * Starts everything and returns when both services are ready and the board has posts, or early after a close.
     *
     * @throws LocalFailure when a port is taken, another run holds the data folder, or a part does not start; what was
     *     started by then runs on until {@link #close}
     */
    public void start() throws LocalFailure, InterruptedException {
        // The UI starts while PostgreSQL does: it needs neither the database nor the API to become ready.
        List<Step> steps = List.of(
                this::takeFolder,
                this::startUi,
                this::startDatabase,
                this::startApi,
                this::awaitReady,
                this::writeSamples);
        for (Step step : steps) {
            synchronized (this) {
                if (stopping) {
                    return;
                }
                step.run();
            }
        }
    }

    /**
     * Returns after a close; fails when a part of the system ends by itself.
     *
     * @throws LocalFailure naming the part that ended
     */
    public void awaitEnd() throws LocalFailure {
        CompletableFuture.anyOf(
                        ui.process().onExit(),
                        api.process().onExit(),
                        database.process().onExit())
                .join();
        if (stopping) {
            return;
        }
        for (LocalService service : List.of(ui, api)) {
            if (!service.process().isAlive()) {
                throw service.ended();
            }
        }
        throw new LocalFailure(
                "PostgreSQL ended by itself; see " + folder.path().resolve("postgres.log"));
    }

    /** Whether a close has begun. */
    boolean isStopping() {
        return stopping;
    }

    /** Ends every process and gives the data folder back. Can be called again. */
    @Override
    public void close() {
        stopping = true;
        synchronized (this) {
            if (folder == null) {
                return;
            }
            try {
                Stream.of(ui, api).filter(Objects::nonNull).forEach(LocalService::askToStop);
                Stream.of(ui, api, database).filter(Objects::nonNull).forEach(LocalSystem::end);
                Leftovers.end(folder.path());
            } finally {
                folder.close();
                folder = null;
            }
        }
    }

    private interface Step {
        void run() throws LocalFailure, InterruptedException;
    }

    private static void end(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    private void takeFolder() throws LocalFailure {
        settings.jar("dks-ui");
        settings.jar("dks-api");
        folder = DataFolder.lock(
                settings.folder(), "process " + ProcessHandle.current().pid() + ", " + settings.uiUrl());
        int ended = Leftovers.end(folder.path());
        if (ended > 0) {
            console.say("up", "Ended " + ended + " processes that an earlier run left behind.");
        }
        settings.ports().requireFree();
    }

    private void startUi() throws LocalFailure {
        ui = startService(
                "ui",
                settings.ports().ui(),
                Map.of("KNOWLEDGE_SHARE_API", settings.apiUrl(), "PUBLIC_BASE_URL", settings.uiUrl()));
    }

    private void startDatabase() throws LocalFailure {
        console.say("up", "Starting PostgreSQL in " + folder.path() + " …");
        database = LocalDatabase.start(folder.path(), settings.binaries());
    }

    private void startApi() throws LocalFailure {
        api = startService("api", settings.ports().api(), database.environment());
    }

    private LocalService startService(String name, int port, Map<String, String> environment) throws LocalFailure {
        Path jar = settings.jar("dks-" + name);
        var all = new HashMap<>(environment);
        all.put("PORT", Integer.toString(port));
        all.put("DKS_SIGN_IN", "off");
        // Without sign-in nobody but this machine may reach the services.
        all.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                Leftovers.mark(folder.path()),
                "-XX:TieredStopAtLevel=1", // starts in two thirds of the time
                "-jar",
                jar.toString());
        console.say("up", "Starting the " + name + " on port " + port + " …");
        return LocalService.start(name, command, all, console);
    }

    private void awaitReady() throws LocalFailure, InterruptedException {
        var deadline = Instant.now().plus(READY_LIMIT);
        var uiHealth = URI.create("http://127.0.0.1:" + settings.ports().ui() + "/health/ready");
        var apiHealth = URI.create("http://127.0.0.1:" + settings.ports().api() + "/health/ready");
        boolean uiReady = false;
        boolean apiReady = false;
        while (!stopping) {
            uiReady = ui.isReady(client, uiHealth);
            apiReady = api.isReady(client, apiHealth);
            if (uiReady && apiReady) {
                return;
            }
            if (Instant.now().isAfter(deadline)) {
                throw new LocalFailure("The " + (apiReady ? "ui" : "api") + " was not ready after "
                        + READY_LIMIT.toSeconds() + " seconds; what it said stands above.");
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private void writeSamples() throws LocalFailure, InterruptedException {
        int written = new SampleContent(client, settings.apiUrl()).writeWhenEmpty();
        if (written > 0) {
            console.say("up", "The board was empty: wrote " + written + " sample posts.");
        }
    }
}
