package dks.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One of the two services, as a child process whose output is shown line by line behind the service's name. */
final class LocalService implements AutoCloseable {
    private static final int KEPT_LINES = 15;
    private static final Duration READY_LIMIT = Duration.ofMinutes(2);
    private static final long POLL_MILLIS = 100;
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final String name;
    private final Process process;
    private final URI health;
    private final Thread output;
    private final Deque<String> lastLines = new ArrayDeque<>();

    private LocalService(String name, Process process, URI health, Console console) {
        this.name = name;
        this.process = process;
        this.health = health;
        this.output = new Thread(() -> copy(console), name + "-output");
        this.output.setDaemon(true);
    }

    /**
     * Starts the process.
     *
     * @param environment what is added to this process's own
     * @param health answers 200 when the service is ready
     */
    static LocalService start(
            String name, List<String> command, Map<String, String> environment, URI health, Console console)
            throws LocalFailure {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            var service = new LocalService(name, process, health, console);
            service.output.start();
            return service;
        } catch (IOException failed) {
            throw new LocalFailure("The " + name + " could not be started: " + failed.getMessage(), failed);
        }
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    /** Returns when the service says that it is ready; fails when it ends before, or takes too long. */
    void awaitReady(HttpClient client) throws LocalFailure, InterruptedException {
        var deadline = Instant.now().plus(READY_LIMIT);
        while (!isReady(client)) {
            if (!process.isAlive()) {
                throw ended();
            }
            if (Instant.now().isAfter(deadline)) {
                throw new LocalFailure("The " + name + " was not ready after " + READY_LIMIT.toSeconds()
                        + " seconds; what it said stands above.");
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** The sentence for a process that ended by itself, with the last that it said. */
    LocalFailure ended() {
        try {
            output.join(2000); // let the last lines arrive
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        synchronized (lastLines) {
            return new LocalFailure("The " + name + " ended with exit code " + process.exitValue()
                    + ". Its last lines:\n  " + String.join("\n  ", lastLines));
        }
    }

    /** Asks the process to end, without waiting. */
    void askToStop() {
        process.toHandle().destroy(); // Process.destroy would also close its output, and with it the last lines
    }

    @Override
    public void close() {
        askToStop();
        try {
            if (!process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            output.join(2000);
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private boolean isReady(HttpClient client) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(health)
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private void copy(Console console) {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (lastLines) {
                    if (lastLines.size() == KEPT_LINES) {
                        lastLines.removeFirst();
                    }
                    lastLines.addLast(line);
                }
                console.say(name, line);
            }
        } catch (IOException | UncheckedIOException closed) {
            console.say(name, "(its output ended: " + closed.getMessage() + ")");
        }
    }
}
