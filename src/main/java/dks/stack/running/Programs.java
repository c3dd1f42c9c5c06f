package dks.stack.running;

import dks.stack.model.StackFailure;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs other programs, one at a time; what they say on both outputs is read line by line. */
public final class Programs {
    private boolean stopped;
    private Process current;

    /**
     * How a program ended.
     *
     * @param code its exit code, 0 when all went well
     * @param lines what it said
     */
    public record Outcome(int code, List<String> lines) {
        public boolean succeeded() {
            return code == 0;
        }

        /** What it said, in one piece. */
        public String text() {
            return String.join("\n", lines);
        }

        /** The last lines that it said, each behind four blanks. */
        public String last(int count) {
            List<String> told = lines.stream().filter(line -> !line.isBlank()).toList();
            return told.subList(Math.max(0, told.size() - count), told.size()).stream()
                    .map(line -> "\n    " + line.stripTrailing())
                    .reduce("", String::concat);
        }
    }

    /**
     * Runs a program to its end.
     *
     * @param listener gets every line at once
     * @throws IOException when there is no such program
     * @throws StackFailure after a {@link #stop}
     */
    public Outcome run(List<String> command, Consumer<String> listener) throws IOException, StackFailure {
        Process process = start(command);
        var lines = new ArrayList<String>();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                listener.accept(line);
            }
        }
        int code = waitFor(process);
        failWhenStopped();
        return new Outcome(code, lines);
    }

    /** Runs a program to its end; one that is missing has failed with its message. */
    public Outcome run(List<String> command) throws StackFailure {
        try {
            return run(command, line -> {});
        } catch (IOException missing) {
            return new Outcome(127, List.of(String.valueOf(missing.getMessage())));
        }
    }

    /** Ends the program that runs, and begins no other. */
    public synchronized void stop() {
        stopped = true;
        if (current != null) {
            current.descendants().forEach(ProcessHandle::destroy);
            current.destroy();
        }
    }

    private synchronized Process start(List<String> command) throws IOException, StackFailure {
        failWhenStopped();
        current = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .start();
        return current;
    }

    private synchronized void failWhenStopped() throws StackFailure {
        if (stopped) {
            throw new StackFailure("Stopped.");
        }
    }

    private static int waitFor(Process process) throws StackFailure {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new StackFailure("Stopped.", e);
        }
    }
}
