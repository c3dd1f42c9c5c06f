package dks.drills;

import io.gatling.app.Gatling$;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The load that goes on throughout: people who read and people who write, by Gatling, until it is closed. */
final class Load implements AutoCloseable {
    /** An answer may be waited for that long; then Gatling's own end. */
    private static final int SECONDS_TO_END = 60;

    /** Gatling makes the simulation itself, from its name. */
    private static volatile Load current;

    private final String url;
    private final Journal journal = new Journal();
    private CompletableFuture<Integer> end;
    private volatile boolean on = true;
    private volatile boolean rush;

    private Load(String url) {
        this.url = url;
    }

    /** Begins. */
    static Load on(String url, Path results) {
        var load = new Load(url);
        current = load;
        String[] arguments = {
            "--simulation", BoardSimulation.class.getName(), "--results-folder", results.toString(), "--no-reports"
        };
        load.end = CompletableFuture.supplyAsync(() -> Gatling$.MODULE$.fromArgs(arguments));
        return load;
    }

    static Load current() {
        return current;
    }

    String url() {
        return url;
    }

    Journal journal() {
        return journal;
    }

    boolean isOn() {
        return on;
    }

    /** Whether many more write the longest posts, and read the longest lists, without a pause. */
    boolean isRush() {
        return rush;
    }

    void rush(boolean begin) {
        rush = begin;
    }

    @Override
    public void close() {
        on = false;
        try {
            end.get(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException e) {
            System.err.println("The load did not end as it should: " + e);
        }
    }
}
