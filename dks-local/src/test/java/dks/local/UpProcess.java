package dks.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A `make up` as the system sees it: a process with output, signals and an exit code. */
final class UpProcess implements AutoCloseable {
    private static final String END = "(the output has ended)";
    private static final long LIMIT_SECONDS = 120;

    private final Process process;
    private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final StringBuffer output = new StringBuffer();
    private final CompletableFuture<Void> reading;

    UpProcess(Path folder, Ports ports) throws IOException {
        this(Map.of(
                "DKS_DATA", folder.toString(),
                "UI_PORT", Integer.toString(ports.ui()),
                "API_PORT", Integer.toString(ports.api())));
    }

    UpProcess(Map<String, String> environment) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<String>();
        if (System.getProperty("os.name").equals("Linux")) {
            // Started in the background of a script, these tests inherit an ignored SIGINT, and so would the process.
            command.addAll(List.of("env", "--default-signal=INT"));
        }
        command.addAll(List.of(java, "-cp", System.getProperty("java.class.path"), Up.class.getName()));
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        process = builder.redirectErrorStream(true).start();
        reading = CompletableFuture.runAsync(this::read);
    }

    /** Waits for a line with this text; fails with all that was said when the process ends without it. */
    void awaitLine(String text) throws InterruptedException {
        while (true) {
            String line = lines.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
            if (line == null || line.equals(END)) {
                throw new AssertionError("no line with '" + text + "' in:\n" + output);
            }
            if (line.contains(text)) {
                return;
            }
        }
    }

    /** Sends a signal by its name: INT, TERM or KILL. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /** The exit code, once the process has ended and all of its output was read. */
    int exitCode() throws Exception {
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("still running after " + LIMIT_SECONDS + " s:\n" + output);
        }
        reading.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        return process.exitValue();
    }

    String output() {
        return output.toString();
    }

    @Override
    public void close() {
        process.toHandle().destroy();
        process.onExit().join();
    }

    private void read() {
        try (BufferedReader reader = process.inputReader()) {
            reader.lines().forEach(line -> {
                output.append(line).append('\n');
                lines.add(line);
            });
        } catch (UncheckedIOException | IOException ended) {
            output.append(ended).append('\n');
        }
        lines.add(END);
    }
}
