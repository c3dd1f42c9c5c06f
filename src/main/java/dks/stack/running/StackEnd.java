package dks.stack.running;

import dks.stack.model.StackFailure;
import java.util.List;

/** The end of a stack. */
public record StackEnd(Settings settings) {
    /**
     * Ends the stack of this checkout, whichever stage it is of.
     *
     * @return what was removed, a line each; empty when there was no stack
     * @throws StackFailure when another run is at work, there is no engine, or something could not be removed
     */
    public List<String> end() throws StackFailure {
        RunLock lock = RunLock.take(settings.files().folder());
        try {
            Engine engine = Engine.find(new Programs(), settings.docker());
            return new Removal(engine, settings.files(), settings.place()).remove();
        } finally {
            lock.close();
        }
    }
}
