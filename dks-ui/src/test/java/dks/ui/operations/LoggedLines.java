package dks.ui.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/** What some loggers, and those below them, log while this is open. */
public final class LoggedLines implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<Logger> loggers;
    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final ExtHandler handler = new ExtHandler() {
        @Override
        protected void doPublish(ExtLogRecord logged) {
            var trouble = logged.getLevel().intValue() >= Level.SEVERE.intValue() || logged.getThrown() != null;
            lines.add(new Line(new PatternFormatter("%s").format(logged), logged.getMdc("requestId"), trouble));
        }
    };

    /** A message, the request it belongs to, and whether it is an error or has a stack trace. */
    public record Line(String message, String requestId, boolean trouble) {}

    public LoggedLines(String... names) {
        loggers = Stream.of(names).map(Logger::getLogger).toList();
        handler.setLevel(Level.ALL);
        loggers.forEach(logger -> logger.addHandler(handler));
    }

    /** The lines logged of a request; a request is logged after it is answered, so this waits for at least one. */
    List<Line> of(String requestId) throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (so(requestId).isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(5);
        }
        assertThat(lines).extracting(Line::requestId).contains(requestId);
        return so(requestId);
    }

    public List<Line> all() {
        return lines;
    }

    private List<Line> so(String requestId) {
        return lines.stream().filter(line -> requestId.equals(line.requestId())).toList();
    }

    @Override
    public void close() {
        loggers.forEach(logger -> logger.removeHandler(handler));
    }
}
