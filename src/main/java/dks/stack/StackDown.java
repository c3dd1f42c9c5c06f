package dks.stack;

import dks.stack.model.StackFailure;
import dks.stack.running.Settings;
import dks.stack.running.StackEnd;
import java.nio.file.Path;
import java.util.List;

/** {@code make stack-down}: ends what {@code make stack} started and removes what it made on this machine. */
public final class StackDown {
    private StackDown() {}

    /** Takes no arguments; {@code CDK_DOCKER} comes from the environment. */
    public static void main(String[] arguments) {
        try {
            List<String> removed = new StackEnd(Settings.from(System.getenv(), Path.of(""), List.of())).end();
            removed.forEach(what -> System.out.println("Removed " + what));
            System.out.println(
                    removed.isEmpty()
                            ? "There was no stack of this checkout."
                            : "Images stay, so that the next start is quick; docker image rm removes them.");
        } catch (StackFailure wrong) {
            System.err.println(wrong.getMessage());
            System.exit(1);
        }
    }
}
