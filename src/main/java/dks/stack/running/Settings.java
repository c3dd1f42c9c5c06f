package dks.stack.running;

import dks.stack.model.StackFailure;
import dks.stack.writing.Place;
import dks.stack.writing.StackFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * What the person said.
 *
 * @param folder the checkout, in which everything is written below {@code target/stack}
 * @param stage whose templates run
 * @param port of this machine, 1 to 65535, that leads to the load balancer
 * @param templates the CDK's output to read; empty: it is synthesized
 * @param synthesis the command that synthesizes into {@link #output}
 * @param docker the engine's command line program
 */
public record Settings(
        Path folder, String stage, int port, Optional<Path> templates, List<String> synthesis, String docker) {
    private static final int PORT = 3080;

    /**
     * Reads {@code STAGE} (dev when absent), {@code STACK_PORT} (3080), {@code TEMPLATES} and {@code CDK_DOCKER}.
     *
     * @param synthesis the command that synthesizes
     * @throws StackFailure when one is malformed
     */
    public static Settings from(Map<String, String> environment, Path folder, List<String> synthesis)
            throws StackFailure {
        return new Settings(
                folder.toAbsolutePath().normalize(),
                value(environment, "STAGE").orElse("dev"),
                port(value(environment, "STACK_PORT")),
                value(environment, "TEMPLATES").map(folder::resolve),
                List.copyOf(synthesis),
                value(environment, "CDK_DOCKER").orElse("docker"));
    }

    /** The folder that is read: the one that was named, or the one that is synthesized into. */
    public Path output() {
        return templates.orElse(files().folder().resolve("cdk.out"));
    }

    public StackFiles files() {
        return new StackFiles(folder.resolve(Path.of("target", "stack")));
    }

    /** Its name is the checkout's, so that several run beside each other and a later run finds what one left. */
    public Place place() {
        var sum = new CRC32();
        sum.update(folder.toString().getBytes(StandardCharsets.UTF_8));
        return new Place("dks-stack-" + String.format("%08x", sum.getValue()), port);
    }

    private static int port(Optional<String> value) throws StackFailure {
        if (value.isEmpty()) {
            return PORT;
        }
        if (value.get().matches("\\d{1,5}")) {
            int port = Integer.parseInt(value.get());
            if (port >= 1 && port <= 65535) {
                return port;
            }
        }
        throw new StackFailure("STACK_PORT is '" + value.get()
                + "', which is no port; give a number from 1 to 65535, as in: make stack STACK_PORT=" + (PORT + 1));
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }
}
