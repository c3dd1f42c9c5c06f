package dks.stack.running;

import dks.stack.model.Image;
import dks.stack.model.LocalStack;
import dks.stack.model.StackFailure;
import dks.stack.reading.Assembly;
import dks.stack.reading.StackReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/**
 * The start of a stack, from the synthesis to the first page.
 *
 * <p>{@link #start} and {@link #close} may be called by different threads: a close during the start ends it and removes
 * what there is by then; a close after it leaves the stack running.
 */
public final class StackRun implements AutoCloseable {
    private final Settings settings;
    private final PrintStream out;
    private final Programs programs = new Programs();
    private volatile boolean stopping;
    private volatile Thread starter;
    private boolean begun;
    private boolean settled;
    private RunLock lock;
    private Engine engine;
    private Parts parts;

    /** @param out where the progress is told */
    public StackRun(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /**
     * Starts the stack and returns when it is healthy, or early after a close.
     *
     * @throws StackFailure when something is in the way or wrong; what was started runs on until {@link #close}
     */
    public void start() throws StackFailure, InterruptedException {
        starter = Thread.currentThread();
        synchronized (this) {
            try {
                lock = RunLock.take(settings.files().folder());
                engine = Engine.find(programs, settings.docker());
                parts = new Parts(engine, settings.place().project());
                requirePort();
                synthesize();
                LocalStack stack = new EngineLimits(engine).apply(read());
                var writer = new FileWriter(programs, settings.files(), stack);
                writer.writeReadable(settings.place());
                report(stack);
                build(stack);
                begun = true;
                removeEarlier();
                requirePort();
                writer.writeSecrets();
                up(stack);
                settled = true;
            } finally {
                starter = null;
            }
        }
    }

    /** The words that show what the containers say. */
    public String logs() {
        return String.join(" ", engine.compose()) + " -p " + settings.place().project() + " -f "
                + settings.folder().relativize(settings.files().compose()) + " logs";
    }

    /** Whether a close has begun. */
    public boolean isStopping() {
        return stopping;
    }

    /** Ends a start that has not come to its end and removes what there is of the stack. Can be called again. */
    @Override
    public void close() throws StackFailure {
        stopping = true;
        programs.stop(); // also where the start has yet to begin
        Thread starting = starter;
        if (starting != null && starting != Thread.currentThread()) {
            starting.interrupt();
        }
        synchronized (this) {
            if (lock == null) {
                return;
            }
            try {
                if (begun && !settled) {
                    var fresh = new Engine(new Programs(), engine.docker(), engine.compose());
                    tellRemoved(new Removal(fresh, settings.files(), settings.place()).remove());
                }
            } finally {
                lock.close();
                lock = null;
            }
        }
    }

    /** An earlier stack of this checkout has the port until everything is there for the new one. */
    private void requirePort() throws StackFailure {
        if (parts.isEmpty()) {
            new Port(settings.port()).requireFree();
        }
    }

    private void removeEarlier() throws StackFailure {
        if (!parts.isEmpty()) {
            say("An earlier stack is in the way; it goes, with its posts.");
            tellRemoved(new Removal(engine, settings.files(), settings.place()).remove());
        }
    }

    private void synthesize() throws StackFailure {
        if (settings.templates().isPresent()) {
            new TemplateAge(settings.folder()).requireYoungerThanSources(settings.output());
            return;
        }
        say("Synthesizing " + settings.stage() + " …");
        try {
            Programs.Outcome synthesized = programs.run(settings.synthesis(), line -> {});
            if (!synthesized.succeeded()) {
                throw new StackFailure("The stage " + settings.stage() + " cannot be synthesized; the CDK says:"
                        + synthesized.last(20));
            }
        } catch (IOException missing) {
            throw new StackFailure("The CDK cannot be called: " + missing.getMessage(), missing);
        }
    }

    private LocalStack read() throws StackFailure {
        Assembly assembly = Assembly.read(settings.output(), settings.stage());
        return new StackReader(assembly, settings.place().url()).read(settings.stage());
    }

    private void report(LocalStack stack) {
        say("Wrote target/stack/compose.yaml and haproxy.cfg from "
                + stack.services().size() + " services. Not as on AWS:");
        stack.replaced().forEach(value -> say("  " + value.origin().logicalId() + " " + value));
        List<String> unknown = stack.leftOut().stream()
                .filter(property -> property.why().isEmpty())
                .map(property -> property.origin() + " " + property)
                .distinct()
                .toList();
        say((stack.leftOut().size() - unknown.size())
                + " properties are left out, each with the reason in these files.");
        unknown.forEach(property -> say("LEFT OUT: " + property));
    }

    private void build(LocalStack stack) throws StackFailure {
        for (Image image : stack.images()) {
            say("Building " + image.shortName()
                    + image.platform()
                            .map(platform -> " (for this machine, not " + platform + ")")
                            .orElse("") + " …");
            new ImageBuild(engine, image).run(this::say);
        }
    }

    private void up(LocalStack stack) throws StackFailure, InterruptedException {
        say("Starting containers …");
        Programs.Outcome up =
                engine.compose(settings.files(), settings.place(), "up", "--detach", "--no-build", "--remove-orphans");
        if (!up.succeeded()) {
            for (Parts.ContainerState container : parts.containers()) {
                if (container.hasEnded()) {
                    throw Health.ended(parts, container);
                }
            }
            throw new StackFailure("Compose cannot start the containers; it says:" + up.last(10));
        }
        var health = new Health(stack, parts, new Targets(settings.port()), this::say);
        health.await();
        health.lookAtFirstPage();
    }

    private void tellRemoved(List<String> removed) {
        removed.forEach(what -> say("Removed " + what));
    }

    private void say(String line) {
        out.println(line);
    }
}
