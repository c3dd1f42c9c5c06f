package dks.local;

import dks.board.BoardFailure;
import dks.board.Samples;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * DKS on this machine: PostgreSQL, the API and the UI as processes on loopback, sign-in off.
 *
 * <p>{@link #start} and {@link #close} may be called by different threads at any time: a close during the start
 * interrupts it, ends what runs by then, and makes the start return.
 */
public final class LocalSystem implements AutoCloseable {
    private final LocalSettings settings;
    private final Console console;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private volatile boolean stopping;
    private volatile Thread starter;

    private DataFolder folder;
    private Launch launch;
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
        starter = Thread.currentThread();
        try {
            // The UI starts while PostgreSQL does: it needs neither the database nor the API to become ready.
            for (Step step : List.<Step>of(
                    this::takeFolder,
                    this::startUi,
                    this::startDatabase,
                    this::startApi,
                    this::awaitReady,
                    this::greet)) {
                synchronized (this) {
                    if (stopping) {
                        return;
                    }
                    step.run();
                }
            }
        } catch (InterruptedException interrupted) {
            if (!stopping) {
                throw interrupted;
            }
        } finally {
            starter = null;
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
        throw database.ended();
    }

    /** Whether a close has begun. */
    boolean isStopping() {
        return stopping;
    }

    /** Whether a close has begun or begins within the time. */
    boolean awaitStopping(long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (!stopping && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10)); // no sleep: the close interrupts this thread
        }
        return stopping;
    }

    /** Ends every process and gives the data folder back. Can be called again. */
    @Override
    public void close() {
        stopping = true;
        Thread starting = starter;
        if (starting != null) {
            starting.interrupt();
        }
        synchronized (this) {
            if (folder == null) {
                return;
            }
            try {
                Stream.of(ui, api).filter(Objects::nonNull).forEach(LocalService::askToStop);
                Stream.of(ui, api).filter(Objects::nonNull).forEach(LocalService::close);
                if (database != null) {
                    database.close();
                }
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

    private void takeFolder() throws LocalFailure {
        String owner = "process " + ProcessHandle.current().pid() + ", " + settings.uiUrl();
        folder = DataFolder.lock(settings.folder(), owner);
        int ended = Leftovers.end(folder.path());
        if (ended > 0) {
            console.say("up", "Ended " + ended + " processes that an earlier run had left behind.");
        }
        settings.ports().requireFree();
        try {
            launch = new Launch(folder.path(), Ports.free(), console);
        } catch (IOException none) {
            throw new LocalFailure("This machine has no free ports for the metrics: " + none.getMessage(), none);
        }
    }

    private void startUi() throws LocalFailure {
        ui = launch.ui(settings);
    }

    private void startDatabase() throws LocalFailure, InterruptedException {
        console.say("up", "Starting PostgreSQL …");
        database = LocalDatabase.start(folder.path(), settings.binaries());
    }

    private void startApi() throws LocalFailure {
        api = launch.api(settings, database);
    }

    private void awaitReady() throws LocalFailure, InterruptedException {
        api.awaitReady(client);
        ui.awaitReady(client);
    }

    private void greet() throws LocalFailure, InterruptedException {
        try {
            int written = Samples.writeWhenEmpty(settings.apiUrl(), text -> console.say("up", text));
            if (written > 0) {
                console.say("up", "The board was empty: wrote " + written + " sample posts.");
            }
        } catch (BoardFailure failed) {
            throw new LocalFailure("The sample posts could not be written: " + failed.getMessage(), failed);
        }
    }
}
