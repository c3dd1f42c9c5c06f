package dks.board;

import java.util.Map;

/** What the commands have in common: whatever cannot be done is one sentence and exit code 1, never a stack trace. */
final class Command {
    /** What a command does; its settings come from the environment. */
    interface Work {
        void run(Map<String, String> environment) throws BoardFailure, InterruptedException;
    }

    private Command() {}

    static void run(Work work) {
        try {
            work.run(System.getenv());
        } catch (BoardFailure failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        } catch (InterruptedException interrupted) {
            System.exit(1);
        }
    }
}
