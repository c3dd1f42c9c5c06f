package dks.stack;

import dks.stack.model.StackFailure;
import dks.stack.running.Settings;
import dks.stack.running.StackRun;
import java.nio.file.Path;
import java.util.List;

/** {@code make stack}: runs what a stage's synthesized templates describe, in containers on this machine. */
public final class StackUp {
    // Ctrl-C reaches our children at the same moment as us: the signal may be seen in them first.
    private static final long SIGNAL_MILLIS = 500;

    private StackUp() {}

    /**
     * {@code STAGE}, {@code STACK_PORT}, {@code TEMPLATES} and {@code CDK_DOCKER} come from the environment.
     *
     * @param synthesis the command that writes the templates into {@code target/stack/cdk.out}
     */
    public static void main(String[] synthesis) throws InterruptedException {
        try {
            var settings = Settings.from(System.getenv(), Path.of(""), List.of(synthesis));
            var run = new StackRun(settings, System.out);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(run), "stop"));
            start(run, settings);
        } catch (StackFailure wrong) {
            System.err.println(wrong.getMessage());
            System.exit(1);
        }
    }

    private static void start(StackRun run, Settings settings) throws StackFailure, InterruptedException {
        try {
            run.start();
        } catch (StackFailure | InterruptedException failure) {
            Thread.interrupted();
            Thread.sleep(SIGNAL_MILLIS);
            if (run.isStopping()) {
                System.exit(1); // waits for the removal
            }
            throw failure;
        }
        System.out.println("""

                The stage %s runs at            %s
                How its targets are             http://targets.localhost:%d
                What its containers say         %s
                make stack-down ends it and removes the posts with it.
                """.formatted(settings.stage(), settings.place().url(), settings.port(), run.logs()));
    }

    private static void close(StackRun run) {
        try {
            run.close();
        } catch (StackFailure failure) {
            System.err.println(failure.getMessage());
        }
    }
}
