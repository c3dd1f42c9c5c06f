package dks.stack.running;

import dks.stack.model.Image;
import dks.stack.model.StackFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Builds an image from its asset as the CDK's command line would, but for this machine's processor. */
record ImageBuild(Engine engine, Image image) {
    private static final int TOLD_LINES = 15;
    private static final String LAYER = "#\\d+ (sha256:.*|CACHED|DONE .*)?";
    /** A build of which everything is there already is over by then, and its steps are of no interest. */
    private static final Duration QUIET = Duration.ofSeconds(5);

    /** @param steps gets the steps of the build */
    void run(Consumer<String> steps) throws StackFailure {
        long quiet = System.nanoTime() + QUIET.toNanos();
        Programs.Outcome built = engine.run(command(), line -> {
            if (System.nanoTime() > quiet && line.matches("#\\d+ \\[.*|Step \\d+/.*|STEP \\d+/.*")) {
                steps.accept("  " + line);
            }
        });
        if (built.text().contains("upgrade to h2c")) {
            throw new StackFailure("The engine has no BuildKit, with which '" + engine.docker()
                    + "' builds; where it is Podman, say DOCKER_BUILDKIT=0 or CDK_DOCKER=podman. The build says:"
                    + built.last(1));
        }
        if (!built.succeeded()) {
            // BuildKit tells of every layer by its hash, too.
            List<String> told =
                    built.lines().stream().filter(line -> !line.matches(LAYER)).toList();
            throw new StackFailure("The image " + image.shortName() + " cannot be built from " + image.directory()
                    + ", the CDK's copy; mend the Dockerfile where it was copied from, or what that takes. The build's last lines:"
                    + new Programs.Outcome(built.code(), told).last(TOLD_LINES));
        }
    }

    /** The command's words behind the engine's name. */
    List<String> command() {
        var command = new ArrayList<>(List.of("build", "--tag", image.name()));
        image.file()
                .ifPresent(file -> command.addAll(
                        List.of("--file", image.directory().resolve(file).toString())));
        image.target().ifPresent(target -> command.addAll(List.of("--target", target)));
        image.arguments().forEach((name, value) -> command.addAll(List.of("--build-arg", name + "=" + value)));
        command.add(image.directory().toString());
        return command;
    }
}
